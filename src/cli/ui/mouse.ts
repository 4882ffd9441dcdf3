import type { MouseTurn } from '../../tui/ui-options.ts';

/** Reports of buttons and the wheel (1000), as text that no other key sends (1006). */
const modes = ['?1000', '?1006'] as const;

export const mouseOn = modes.map((mode) => `\u001b[${mode}h`).join('');
export const mouseOff = modes.map((mode) => `\u001b[${mode}l`).join('');

export type MouseInput = {
  /** The keys that were typed. */
  readonly keys: string;
  readonly turns: readonly MouseTurn[];
  /** The beginning of a report, of which the rest is still to come. */
  readonly rest: string;
};

/** Lines that one notch of the wheel moves. */
const notch = 3;
const wheels: Readonly<Record<string, number>> = { 64: -notch, 65: notch };

const report = /\u001b\[<(\d+);(\d+);(\d+)([Mm])/g;
const begun = /\u001b\[<[\d;]*$/;

/** Takes the mouse's reports out of what a terminal sends. */
export const mouseInput = (text: string): MouseInput => {
  const turns: MouseTurn[] = [];
  const keys = text.replace(report, (_, button: string, column: string, row: string, end: string) => {
    const lines = button === '0' ? 0 : wheels[button];
    if (lines !== undefined && end === 'M') turns.push({ column: Number(column) - 1, row: Number(row) - 1, lines });
    return '';
  });
  const rest = begun.exec(keys)?.[0] ?? '';
  return { keys: keys.slice(0, keys.length - rest.length), turns, rest };
};
