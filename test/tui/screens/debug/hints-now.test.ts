import { expect, test } from 'vitest';
import type { ReplayResult } from '../../../../src/core/replay/replay-result.ts';
import { type DebugEvent, debugAfter, emptyDebug } from '../../../../src/tui/screens/debug/debug-state.ts';
import { hintsNow } from '../../../../src/tui/screens/debug/hints-now.ts';
import { inspectedMessage } from '../../../support/inspected-message.ts';
import { recordedStop } from '../../../support/recorded-stop.ts';

const stopped = (parts: Parameters<typeof recordedStop>[0] = {}): DebugEvent => ({
  type: 'stopped',
  stop: recordedStop(parts),
});

const ended: ReplayResult = {
  handler: 'h',
  message: inspectedMessage(),
  hasPlace: true,
  outcome: 'ok',
  steps: [],
  issues: [],
  logs: [],
  produced: [],
  ms: 1,
};
const failed: ReplayResult = { ...ended, outcome: 'failed', error: { name: 'Error', message: 'no', class: 'bug' } };
const atOutcome = (result: ReplayResult): DebugEvent => stopped({ line: 0, stage: 'outcome', reason: 'stage', result });
const over: DebugEvent = { type: 'over' };
const resulted = (result: ReplayResult): DebugEvent => ({ type: 'resulted', number: 1, result });
const past: DebugEvent = { type: 'looked-back', stop: recordedStop(), edge: undefined };

test.each<readonly [where: string, first: readonly string[], events: readonly DebugEvent[]]>([
  ['at a line', ['next', 'into', 'out', 'continue'], [stopped()]],
  ['while it runs', ['pause'], [stopped(), { type: 'ran', at: 0 }]],
  ['where something is thrown', ['evaluate', 'open-editor', 'continue'], [stopped({ reason: 'throw' })]],
  ['where it failed', ['open-editor', 'retry', 'compare', 'save-fixture'], [atOutcome(failed)]],
  ['where it came to its end', ['send', 'save-fixture', 'compare', 'retry'], [atOutcome(ended)]],
  ['after the last message, by how that ended', ['open-editor', 'retry'], [stopped(), resulted(failed), over]],
  ['after the last message, when all is well', ['send', 'save-fixture'], [stopped(), resulted(ended), over]],
  ['after one that was not valid', ['edit', 'retry'], [stopped(), resulted({ ...ended, outcome: 'invalid' }), over]],
  ['in the queue at the end', ['retry', 'search'], [over, { type: 'focused', pane: 'queue' }]],
  ['of a message that is not valid', ['edit', 'skip'], [stopped({ line: 0, stage: 'schema', reason: 'invalid' })]],
  ['of a handler that does not load', ['open-editor', 'reload'], [stopped({ line: 0, stage: 'load' })]],
  [
    'that could not be started',
    ['open-editor', 'retry'],
    [{ type: 'failed', failure: { message: 'no', hint: undefined, place: undefined } }],
  ],
  ['in the past', ['before', 'after'], [stopped(), past]],
  ['in the queue', ['retry', 'search'], [stopped(), { type: 'focused', pane: 'queue' }]],
])('the hints %s come first', (_, first, events) => {
  expect(hintsNow(events.reduce(debugAfter, emptyDebug)).slice(0, first.length)).toEqual(first);
});
