import type { Area } from '../screens/screen.ts';
import type { MouseTurn } from '../ui-options.ts';
import type { Overlay } from './overlay.ts';
import { headerRows, screenFrame } from './screen-frame.ts';
import type { ShellCore } from './shell.ts';
import { tabsOf } from './tabs.ts';

type Parts = {
  readonly core: ShellCore;
  readonly top: () => Overlay | undefined;
  readonly press: (key: string) => void;
};

/** What a click or a turn of the wheel does where it happened. */
export const mouseTurned = ({ core, top, press }: Parts, { column, row, lines }: MouseTurn): void => {
  const overlay = top();
  if (overlay !== undefined) {
    // In a text field the same keys would bring older answers, and a question has two answers only.
    if (overlay.type !== 'prompt' && overlay.type !== 'confirm')
      times(Math.abs(lines), () => press(lines < 0 ? 'up' : 'down'));
    return;
  }
  const tab = tabsOf(core).find(({ from, to }) => from <= column && column < to);
  if (row === headerRows - 1 && tab && lines === 0) core.act(tab.name);
  const { frame } = screenFrame(core);
  const place = { column, row: row - headerRows };
  const area = core
    .screen()
    .areas?.(frame)
    .find((one) => isIn(one, place));
  if (area !== undefined) turnIn(core, area, { row: place.row - area.top, lines });
};

const isIn = ({ left, columns, top, rows }: Area, place: { readonly column: number; readonly row: number }): boolean =>
  left <= place.column && place.column < left + columns && top <= place.row && place.row < top + rows;

/** A click goes to its row, and on the row where the cursor is already it does what Enter does. */
const turnIn = (
  core: ShellCore,
  area: Area,
  { row, lines }: { readonly row: number; readonly lines: number },
): void => {
  const screen = core.screen();
  const wasFocused = screen.pane() === area.pane;
  if (!wasFocused) screen.focus(area.pane);
  const steps = lines !== 0 ? lines : area.cursor === null ? 0 : row - area.cursor;
  const id = steps < 0 ? 'up' : 'down';
  if (core.actionsNow()[id] !== undefined) times(Math.abs(steps), () => core.act(id));
  const enter = core.table().find('Enter', area.pane);
  if (lines === 0 && steps === 0 && wasFocused && area.cursor !== null && enter) core.act(enter.id);
};

const times = (count: number, work: () => void): void => {
  for (let done = 0; done < count; done += 1) work();
};
