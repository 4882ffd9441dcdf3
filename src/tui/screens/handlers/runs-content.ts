import type { HandlerSummary } from '../../../app/handlers.ts';
import type { PaneContent, PaneSize } from '../../components/two-panes.tsx';
import { clean } from '../../frame/clean.ts';
import { count } from '../../frame/count.ts';
import type { Frame } from '../../frame/frame.ts';
import { messageLines } from '../../frame/message-lines.ts';
import { tableLines } from '../../frame/table-lines.ts';
import type { Theme } from '../../frame/theme.ts';
import { wrapped } from '../../frame/wrapped.ts';
import { inSight } from '../../keys/row-cursor.ts';
import { currentHandler, currentJob, type HandlersState } from './handlers-state.ts';
import { type Job, leftOut } from './job.ts';
import { jobLines } from './job-lines.ts';
import { runColumns, whyText } from './run-columns.ts';
import { sharedFolder } from './shared-folder.ts';

/** Rows below the runs for the whole of why the one under the cursor is red. */
export const whyRows = 4;

/** What became of the runs of the handler under the cursor; before the first one, what it is. */
export const runsContent = (state: HandlersState, frame: Frame, size: PaneSize): PaneContent => {
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
    lines: [...jobLines(job, frame, size.columns), ...rowLines(state, job, { theme, size })],
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
  if (left > 0) return `${count(left)} more are not listed`;
  return kind === 'fixtures' ? 'again on each save' : 'nothing was sent';
};

const sharedPart = (state: HandlersState, { kind, files }: Job): string => {
  if (kind === 'fixtures') return sharedFolder(files);
  const handler = currentHandler(state);
  const topic = handler === undefined ? '' : onlyTopic(handler);
  return topic === '' ? '' : `${topic}:`;
};

const rowLines = (state: HandlersState, job: Job, { theme, size }: Look): readonly string[] => {
  const { columns: width } = size;
  if (job.rows.length === 0) return [];
  const { at, top } = state.cursors.detail;
  const columns = runColumns(job.rows, { theme, width, kind: job.kind, shared: sharedPart(state, job) });
  const isFocused = state.focused === 'detail';
  const selected = isFocused ? job.rows[at] : undefined;
  const why = selected === undefined ? '' : clean(whyText(selected));
  return [
    ...tableLines(columns, inSight(job.rows, state.cursors.detail), {
      theme,
      width,
      selected: isFocused ? at - top : -1,
    }),
    ...(why === '' ? [] : ['', ...wrapped(why, width, whyRows - 1)]),
  ];
};

type Look = { readonly theme: Theme; readonly size: PaneSize };
