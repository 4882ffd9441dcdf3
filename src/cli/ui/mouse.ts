/** Reports of buttons and the wheel (1000), as text that no other key sends (1006). */
const modes = ['?1000', '?1006'] as const;

export const mouseOn = modes.map((mode) => `\u001b[${mode}h`).join('');
export const mouseOff = modes.map((mode) => `\u001b[${mode}l`).join('');

/** Counted from 0. */
export type Click = { readonly column: number; readonly row: number };

export type MouseInput = {
  /** The keys that were typed, with the wheel's turns as arrows among them. */
  readonly keys: string;
  readonly clicks: readonly Click[];
  /** The beginning of a report, of which the rest is still to come. */
  readonly rest: string;
};

/** Lines that one notch of the wheel moves. */
const notch = 3;
const arrows: Readonly<Record<string, string>> = { 64: '\u001b[A', 65: '\u001b[B' };

const report = /\u001b\[<(\d+);(\d+);(\d+)([Mm])/g;
const begun = /\u001b\[<[\d;]*$/;

/** Takes the mouse's reports out of what a terminal sends. */
export const mouseInput = (text: string): MouseInput => {
  const clicks: Click[] = [];
  const keys = text.replace(report, (_, button: string, column: string, row: string, end: string) => {
    if (button === '0' && end === 'M') clicks.push({ column: Number(column) - 1, row: Number(row) - 1 });
    return (arrows[button] ?? '').repeat(notch);
  });
  const rest = begun.exec(keys)?.[0] ?? '';
  return { keys: keys.slice(0, keys.length - rest.length), clicks, rest };
};
