import type { ReplayResult } from '../../../../core/replay/replay-result.ts';
import { clean } from '../../../frame/clean.ts';
import type { Piece } from '../../../frame/pieces.ts';
import type { Theme } from '../../../frame/theme.ts';
import { type DebugPicture, resultInSight } from '../debug-picture.ts';
import { issueRows } from './issue-rows.ts';
import { outcomePiece } from './outcome-piece.ts';
import { producedRow } from './produced-rows.ts';

type Lines = readonly (readonly Piece[])[];

/** What there is to read where it stands on no line: a stage, an outcome, or that there is nothing to debug yet. */
export const reportLines = (picture: DebugPicture, theme: Theme): Lines => {
  const { state, produced } = picture;
  const { phase, look, failure } = state;
  if (phase === 'none') return emptyLines;
  if (phase === 'opening') return [[{ text: 'Reading the messages and the handler…' }]];
  if (phase === 'failed') return failureLines(failure?.message ?? '', failure?.hint);
  const result = resultInSight(state);
  if (result !== null) {
    const own = produced.slice(produced.length - result.produced.length);
    return [...outcomeLines(result, theme), ...own.map((one) => producedRow(one, theme)), ...endLines(picture)];
  }
  if (look === null) return endLines(picture);
  const { stage, reason, note, queued } = look.stop;
  if (note !== undefined)
    return [...textLines(note, 'bad'), blank, hint('Fix it and save: it runs again. ^r does, too.')];
  const head: readonly Piece[] =
    reason === 'invalid'
      ? [{ text: `${theme.glyphs.bad} the message is not valid: it does not reach the handler`, role: 'bad' }]
      : [{ text: `at the stage ${stage}` }];
  return [head, ...issueRows(queued.message.issues, { hasSchema: true })];
};

const blank: readonly Piece[] = [];
const hint = (text: string): readonly Piece[] => [{ text, role: 'dim' }];

const emptyLines: Lines = [
  [{ text: 'Nothing is being debugged yet.', role: 'title' }],
  blank,
  [{ text: '4', role: 'key' }, { text: '  a handler, with its topic or its fixtures' }],
  [{ text: '5', role: 'key' }, { text: '  a fixture, and d on it' }],
  [{ text: '2', role: 'key' }, { text: '  messages, and d on one' }],
];

const failureLines = (message: string, advice: string | undefined): Lines => [
  ...textLines(message, 'bad'),
  ...(advice === undefined ? [] : textLines(advice, 'text')),
  blank,
  hint('It is tried again after a save, or with r.'),
];

const textLines = (text: string, role: 'bad' | 'text'): Lines =>
  text.split('\n').map((line) => [{ text: clean(line), role }]);

/** How a message ended, and why. */
export const outcomeLines = (result: ReplayResult, theme: Theme): Lines => {
  const { outcome, reason, differences, error, ms, issues } = result;
  const more = [reason === undefined ? '' : `  ${clean(reason)}`, ms > 0 ? `  ${ms.toFixed(1)} ms` : ''].join('');
  const isExpected = differences?.length === 0 ? ', as the fixture expects' : '';
  return [
    [outcomePiece(outcome, theme), { text: `${isExpected}${more}` }],
    ...(error === undefined ? [] : errorLines(error)),
    ...(outcome === 'invalid' ? issueRows(issues, { hasSchema: true }) : []),
    ...(differences ?? []).map(({ path, expected, actual }): readonly Piece[] => [
      { text: `  ${clean(path)}  `, role: 'bad' },
      { text: `expected ${jsonText(expected)}, is ${jsonText(actual)}` },
    ]),
  ];
};

const errorLines = (error: NonNullable<ReplayResult['error']>): Lines => {
  const kind = error.class === 'bug' ? '' : `  (${error.class})`;
  const place =
    error.file === undefined ? [] : [[{ text: `  ${clean(error.file)}${lineOf(error)}`, role: 'key' as const }]];
  return [...textLines(`${error.name}: ${error.message}${kind}`, 'bad'), ...place];
};

const lineOf = ({ line, column }: NonNullable<ReplayResult['error']>): string =>
  line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`;

const jsonText = (value: unknown): string => (value === undefined ? 'nothing' : clean(JSON.stringify(value) ?? ''));

const endLines = ({ state, queue }: DebugPicture): Lines => {
  if (state.phase !== 'over') return [];
  if (queue.length === 0)
    return [[{ text: 'No message that the handler takes was found.', role: 'warn' }], blank, hint('r looks again.')];
  return [
    blank,
    [{ text: 'All messages are done with.' }],
    hint('r runs the last one again, = compares it with its run before, F saves it as a fixture.'),
  ];
};
