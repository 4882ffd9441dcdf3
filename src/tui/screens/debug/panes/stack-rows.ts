import { clean } from '../../../frame/clean.ts';
import type { Piece } from '../../../frame/pieces.ts';
import type { Theme } from '../../../frame/theme.ts';
import type { DebugState } from '../debug-state.ts';
import { listed, type PaneRows } from './pane-rows.ts';

/** The calls, innermost first, then those that wait for them. */
export const stackRows = ({ look }: DebugState, { glyphs }: Theme): PaneRows => {
  const frames = look?.stop.frames ?? [];
  const rows = frames.map(({ file, line, function: name, isAsync }, index): readonly Piece[] => [
    { text: index === look?.frame ? `${glyphs.here} ` : '  ', role: 'key' },
    { text: isAsync ? 'await ' : '', role: 'dim' },
    { text: clean(name), role: 'name' },
    { text: `  ${clean(file)}:${line}` },
  ]);
  return listed('Calls', rows);
};
