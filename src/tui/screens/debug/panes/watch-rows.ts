import type { Watched } from '../../../../app/debug/stop.ts';
import type { Evaluation } from '../../../../core/debug/pause.ts';
import { valueText } from '../../../../core/debug/value-text.ts';
import { clean } from '../../../frame/clean.ts';
import type { Piece } from '../../../frame/pieces.ts';
import type { DebugPicture } from '../debug-picture.ts';
import { listed, type PaneRows } from './pane-rows.ts';

/** Expressions that are evaluated at each stop. */
export const watchRows = ({ state, watches }: DebugPicture, columns: number): PaneRows => {
  const known = new Map(state.look?.stop.watches.map((watched) => [watched.expression, watched.evaluation]));
  const rows = watches.map((expression) => watchRow({ expression, evaluation: known.get(expression) }, columns));
  return listed('Watches', rows);
};

type Shown = Pick<Watched, 'expression'> & { readonly evaluation: Evaluation | undefined };

export const watchRow = ({ expression, evaluation }: Shown, columns: number): readonly Piece[] => {
  const name: Piece = { text: `${clean(expression)} = `, role: 'name' };
  if (evaluation === undefined) return [name, { text: 'not evaluated here', role: 'dim' }];
  if ('error' in evaluation) return [name, { text: clean(evaluation.error), role: 'bad' }];
  return [name, { text: valueText(evaluation.value, columns) }];
};
