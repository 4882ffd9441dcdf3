import { variablesOf } from '../../../../app/debug/make-stop.ts';
import { valueText } from '../../../../core/debug/value-text.ts';
import { clean } from '../../../frame/clean.ts';
import type { Piece } from '../../../frame/pieces.ts';
import type { Theme } from '../../../frame/theme.ts';
import type { DebugPicture } from '../debug-picture.ts';
import { listed, type PaneRows } from './pane-rows.ts';
import { watchRow } from './watch-rows.ts';

/** The most telling values of a stop for a small place: what was thrown or returned, what changed, watches, the rest. */
export const changedRows = ({ state }: DebugPicture, { glyphs }: Theme, columns: number): PaneRows => {
  const { look } = state;
  if (look === null) return listed('Values', []);
  const { thrown, returned, note, changed, watches } = look.stop;
  const isTop = look.frame === 0;
  const isChanged = (name: string): boolean => isTop && changed.includes(name);
  const variables = variablesOf(look.scopes ?? []);
  const ordered = [
    ...variables.filter(({ name }) => isChanged(name)),
    ...variables.filter(({ name }) => !isChanged(name)),
  ];
  const rows: readonly (readonly Piece[])[] = [
    ...(isTop && thrown ? [[{ text: 'thrown ', role: 'bad' as const }, { text: valueText(thrown, columns) }]] : []),
    ...(isTop && returned
      ? [[{ text: `${clean(returned.function)} returned ` }, { text: valueText(returned.value, columns) }]]
      : []),
    ...(note !== undefined && look.stop.frames.length > 0 ? [[{ text: clean(note), role: 'warn' as const }]] : []),
    ...watches.map((watched) => watchRow(watched, columns)),
    ...ordered.map(({ name, value }): readonly Piece[] => [
      { text: isChanged(name) ? `${glyphs.marked} ` : '  ', role: 'changed' },
      { text: clean(name), role: isChanged(name) ? 'changed' : 'name' },
      { text: ` = ${valueText(value, columns)}` },
    ]),
  ];
  return listed('Values', rows, `Tab: locals, watches, calls, logs ${glyphs.more}`);
};
