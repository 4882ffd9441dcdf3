import { variablesOf } from '../../../../app/debug/make-stop.ts';
import { isMessage } from '../../../../core/debug/handler-arguments.ts';
import type { Variable } from '../../../../core/debug/pause.ts';
import { valueText } from '../../../../core/debug/value-text.ts';
import { clean } from '../../../frame/clean.ts';
import type { Piece } from '../../../frame/pieces.ts';
import type { Theme } from '../../../frame/theme.ts';
import { byRelevance } from '../by-relevance.ts';
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
  const variables = byRelevance(variablesOf(look.scopes ?? []));
  const ordered = [
    ...variables.filter(({ name }) => isChanged(name)),
    ...variables.filter(({ name }) => !isChanged(name)),
  ];
  const rows: readonly (readonly Piece[])[] = [
    ...(isTop && thrown
      ? [[{ text: `${glyphs.bad} thrown  `, role: 'bad' as const }, { text: valueText(thrown, columns) }]]
      : []),
    ...(isTop && returned
      ? [[{ text: `  ${clean(returned.function)} returned = ` }, { text: valueText(returned.value, columns) }]]
      : []),
    ...(note !== undefined && look.stop.frames.length > 0 ? [[{ text: clean(note), role: 'warn' as const }]] : []),
    ...watches.map((watched) => watchRow(watched, columns)),
    ...ordered.map((variable): readonly Piece[] => {
      const role = isChanged(variable.name) ? 'changed' : 'name';
      const { name, value } = tellingPart(variable);
      return [
        { text: role === 'changed' ? `${glyphs.changed} ` : '  ', role },
        { text: clean(name), role },
        { text: ` = ${valueText(value, columns)}` },
      ];
    }),
  ];
  return listed('Values', rows);
};

/** Of a message its value: where it came from stands above already. */
const tellingPart = (variable: Variable): Variable => {
  const { name, value } = variable;
  const inner = isMessage(value) && 'entries' in value ? value.entries.find((entry) => entry.name === 'value') : null;
  return inner ? { name: `${name}.value`, value: inner.value } : variable;
};
