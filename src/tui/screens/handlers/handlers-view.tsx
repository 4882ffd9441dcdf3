import type { ReactNode } from 'react';
import type { AppContext } from '../../../app/context.ts';
import type { HandlerSummary } from '../../../app/handlers.ts';
import { type PaneContent, TwoPanes } from '../../components/two-panes.tsx';
import { clean } from '../../frame/clean.ts';
import { headerLine, rowLine, sizeColumns } from '../../frame/columns.ts';
import type { Frame } from '../../frame/frame.ts';
import { messageLines } from '../../frame/message-lines.ts';
import type { Theme } from '../../frame/theme.ts';
import { wrapped } from '../../frame/wrapped.ts';
import { inSight } from '../../keys/row-cursor.ts';
import { workspaceLines } from '../workspace-lines.ts';
import { handlerColumns } from './handler-columns.ts';
import { currentHandler, currentJob, type HandlersState } from './handlers-state.ts';
import { type Job, leftOut } from './job.ts';
import { jobSign } from './job-sign.ts';
import { jobText, timesText } from './job-text.ts';
import { runColumns, whyText } from './run-columns.ts';
import { sharedFolder } from './shared-folder.ts';

type Props = {
  readonly state: HandlersState;
  readonly frame: Frame;
  readonly context: Pick<AppContext, 'workspace'>;
};

type Size = { readonly columns: number; readonly rows: number };

/** Rows below the runs for the whole of why the one under the cursor is red. */
const whyRows = 4;

export const HandlersView = ({ state, frame, context }: Props): ReactNode => (
  <TwoPanes
    frame={frame}
    focused={state.focused}
    share={listShare}
    list={(size) => listContent({ state, frame, context }, size)}
    detail={(size) => runsContent(state, frame, size)}
  />
);

/** Runs have more to say than handlers. */
export const listShare = 0.42;

/** How many handlers have room, and how many runs. */
export const handlersPage = (context: Props['context'], theme: Theme, { columns, rows }: Size): number =>
  Math.max(1, rows - 1 - workspaceLines(context, theme, columns).length);

export const runsPage = (state: HandlersState, frame: Frame, { columns, rows }: Size): number => {
  const job = currentJob(state);
  const above = job === undefined ? 0 : jobLines(job, frame, columns).length;
  return Math.max(1, rows - 1 - above - whyRows);
};

const listContent = ({ state, frame, context }: Props, { columns }: Size): PaneContent => {
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
  const sized = sizeColumns(handlerColumns(rows, frame), rows, columns);
  const lines = rows.map((row, index) =>
    rowLine(sized, row, { theme, width: columns, isSelected: top + index === at }),
  );
  return { title, lines: [...above, headerLine(sized, theme), ...lines] };
};

const emptyWords = ({ filter }: HandlersState): readonly string[] =>
  filter === ''
    ? ['There are no handlers yet.', '', 'A function for an event, which runs at once: evtool new handler EVENT']
    : [`No handler has "${clean(filter)}" in its name, event or topic.`, 'Esc shows all.'];

const runsContent = (state: HandlersState, frame: Frame, size: Size): PaneContent => {
  const { theme } = frame;
  const handler = currentHandler(state);
  const job = currentJob(state);
  if (handler === undefined) return { title: 'Runs', lines: [] };
  if (job === undefined)
    return {
      title: clean(handler.name),
      lines: [...faultLines(state, theme, size.columns), ...aboutLines(state, theme, size.columns)],
    };
  const what = job.kind === 'fixtures' ? 'fixtures' : ['replay', onlyTopic(handler)].filter(Boolean).join(' of ');
  return {
    title: clean(`${handler.name}: ${what}`),
    note: noteOf(job),
    lines: [...jobLines(job, frame, size.columns), ...tableLines(state, job, { theme, size })],
  };
};

/** Of several, each message names its own. */
const onlyTopic = ({ topics }: HandlerSummary): string => (topics.length === 1 ? (topics[0] ?? '') : '');

const faultLines = (state: HandlersState, { paint, glyphs }: Theme, columns: number): readonly string[] => {
  const fault = state.faults.get(currentHandler(state)?.module ?? '');
  if (fault === undefined) return [];
  return [...messageLines(`${glyphs.bad} It does not load: ${fault}`, columns).map((line) => paint('bad', line)), ''];
};

const aboutLines = (state: HandlersState, { paint }: Theme, columns: number): readonly string[] => {
  const { module = '', events = [], topics = [] } = currentHandler(state) ?? {};
  const facts = [
    ['module', module],
    ['event', events.join(', ')],
    ['topic', topics.join(', ')],
  ] as const;
  const lines = facts.flatMap(([name, value]) => wrapped(`${name.padEnd(7)} ${clean(value)}`, columns));
  const keys = [
    ['T', 'runs all its fixtures, and again on each save'],
    ['R', 'replays its topics; nothing is sent'],
    ['Enter', 'debugs it step by step'],
  ] as const;
  return [...lines, '', ...keys.map(([key, does]) => `${paint('key', key.padEnd(6))}${does}`)];
};

const noteOf = (job: Job): string => {
  const { status, kind } = job;
  const left = leftOut(job);
  if (status.type === 'running') return 'Esc stops it';
  if (status.type === 'stopped') return 'stopped';
  if (left > 0) return `${left.toLocaleString('en-US')} more are not listed`;
  return kind === 'fixtures' ? 'again on each save' : 'nothing was sent';
};

const jobLines = (job: Job, { theme, now }: Frame, columns: number): readonly string[] => {
  const { paint, glyphs } = theme;
  const { status, count } = job;
  if (status.type === 'failed') {
    const lines = messageLines(`${glyphs.bad} ${status.message}`, columns).map((line) => paint('bad', line));
    return [...lines, ...(status.hint === undefined ? [] : wrapped(clean(status.hint), columns))];
  }
  if (count === 0 && status.type === 'done') {
    const nothing =
      job.kind === 'fixtures'
        ? 'It has no fixtures yet. A new one: n on the screen of fixtures.'
        : 'Its topics hold nothing that it takes.';
    return wrapped(nothing, columns);
  }
  const { glyph, role } = jobSign(job);
  const lines = wrapped(clean(`${glyphs[glyph]} ${jobText(job, now)}`), columns).map((line) => paint(role, line));
  const times = timesText(job);
  return times === null ? lines : [...lines, ...wrapped(times, columns).map((line) => paint('dim', line))];
};

const sharedPart = (state: HandlersState, { kind, files }: Job): string => {
  if (kind === 'fixtures') return sharedFolder(files);
  const handler = currentHandler(state);
  const topic = handler === undefined ? '' : onlyTopic(handler);
  return topic === '' ? '' : `${topic}:`;
};

/** A replay may be of a million messages. */
const wordsOfNoRows = ({ paint }: Theme, columns: number): readonly string[] =>
  wrapped('What does not end well is listed here.', columns).map((line) => paint('dim', line));

const tableLines = (
  state: HandlersState,
  job: Job,
  { theme, size }: { readonly theme: Theme; readonly size: Size },
): readonly string[] => {
  const { cursors, focused } = state;
  if (job.rows.length === 0) return job.count === 0 ? [] : wordsOfNoRows(theme, size.columns);
  const { at, top } = cursors.detail;
  const rows = inSight(job.rows, cursors.detail);
  const width = size.columns;
  const sized = sizeColumns(
    runColumns(job.rows, { theme, width, kind: job.kind, shared: sharedPart(state, job) }),
    rows,
    width,
  );
  const isSelected = (index: number): boolean => focused === 'detail' && top + index === at;
  const selected = focused === 'detail' ? job.rows[at] : undefined;
  const why = selected === undefined ? '' : clean(whyText(selected));
  return [
    headerLine(sized, theme),
    ...rows.map((row, index) => rowLine(sized, row, { theme, width, isSelected: isSelected(index) })),
    ...(why === '' ? [] : ['', ...wrapped(why, width, whyRows - 1)]),
  ];
};
