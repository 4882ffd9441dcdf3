import { type Frame, isTooSmall } from '../frame/frame.ts';
import { footerLines } from './footer-lines.ts';
import { isSheet } from './overlay.ts';
import { sheetLines } from './sheet-lines.ts';
import type { ShellCore } from './shell.ts';

export const headerRows = 2;
/** What a question at the foot leaves to the screen: a border and two lines. */
const leastScreenRows = 4;

/** Tells the screen at hand its room before each drawing, as drawing itself changes nothing. */
export const keepSized = (shell: ShellCore): void => {
  const tell = (): void => {
    if (!isTooSmall(shell.state())) shell.screen().resize?.(screenFrame(shell).frame);
  };
  const heeded = (): void => shell.ui.run(async () => tell());
  heeded();
  shell.draws.subscribe(heeded);
};

type ScreenFrame = {
  /** What the screen is drawn into. */
  readonly frame: Frame;
  /** The question that stands below it. */
  readonly sheet: readonly string[];
  readonly footer: readonly string[];
};

export const screenFrame = (shell: ShellCore): ScreenFrame => {
  const { columns, rows, overlays, isEnlarged, broker } = shell.state();
  const { theme, now } = shell.ui;
  const footer = footerLines(shell);
  const room = rows - headerRows - footer.length;
  const top = overlays.at(-1);
  const sheet = top && isSheet(top) ? sheetLines(top, { columns, rows: room - leastScreenRows, theme }) : [];
  const isBrokerAway = broker.type === 'failed' || broker.type === 'silent';
  const frame = { columns, rows: room - sheet.length, theme, isEnlarged, isBrokerAway, now: now() };
  return { frame, sheet, footer };
};
