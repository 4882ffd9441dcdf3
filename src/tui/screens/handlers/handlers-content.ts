import type { AppContext } from '../../../app/context.ts';
import type { PaneContent } from '../../components/two-panes.tsx';
import { clean } from '../../frame/clean.ts';
import type { Frame } from '../../frame/frame.ts';
import { tableLines } from '../../frame/table-lines.ts';
import { wrapped } from '../../frame/wrapped.ts';
import { inSight } from '../../keys/row-cursor.ts';
import { workspaceLines } from '../workspace-lines.ts';
import { handlerColumns } from './handler-columns.ts';
import type { HandlersState } from './handlers-state.ts';

export type HandlersLook = {
  readonly state: HandlersState;
  readonly frame: Frame;
  readonly context: Pick<AppContext, 'workspace'>;
};

/** The list of handlers. */
export const handlersContent = ({ state, frame, context }: HandlersLook, columns: number): PaneContent => {
  const { theme } = frame;
  const { shown, handlers, filter, cursors } = state;
  const above = workspaceLines(context, theme, columns);
  const count = filter === '' ? `${handlers.length}` : `${shown.length} of ${handlers.length} /${clean(filter)}`;
  const title = context.workspace === null ? 'Handlers' : `Handlers ${count}`;
  if (shown.length === 0) {
    const words = context.workspace === null ? [] : emptyWords(state);
    return { title, lines: [...above, ...words.flatMap((text) => wrapped(text, columns))] };
  }
  const { at, top } = cursors.list;
  const rows = inSight(shown, cursors.list).map((handler) => ({
    handler,
    job: state.jobs.get(handler.name),
    fault: state.faults.get(handler.module),
  }));
  const lines = tableLines(handlerColumns(rows, frame), rows, { theme, width: columns, selected: at - top });
  return { title, lines: [...above, ...lines] };
};

const emptyWords = ({ filter }: HandlersState): readonly string[] =>
  filter === ''
    ? ['There are no handlers yet.', '', 'A function for an event, which runs at once: evtool new handler EVENT']
    : [`No handler has "${clean(filter)}" in its name, event or topic.`, 'Esc shows all.'];
