import { expect, it } from 'vitest';
import { readLine } from '../../../src/app/fixture/written.ts';
import { openProduce } from '../../../src/app/produce.ts';
import { replayWorkspace } from '../../support/replay-workspace.ts';
import { workspaceContext } from '../../support/workspace-context.ts';

/** Sends bare values to a topic, and stops when the first receipts have come. */
const stopAfterFirst = async (values: readonly string[], repeat?: number) => {
  const context = await workspaceContext((await replayWorkspace()).root);
  const written = values.map((value) => readLine(Buffer.from(JSON.stringify(value)), 'a test', 1));
  const stop = new AbortController();
  const stdin = async function* (): AsyncGenerator<Uint8Array> {};
  const request = { names: [], written, topic: 'large', repeat, stdin, onIssues: () => {} };
  const { batches, whereabouts } = await openProduce(context, request, stop);
  const sending = (async () => {
    for await (const _ of batches) stop.abort(new Error('stopped by the user'));
  })();
  return { sending, whereabouts };
};

it('what is stopped when all of it is confirmed is done', async () => {
  const { sending, whereabouts } = await stopAfterFirst(['only']);
  await sending;
  expect(whereabouts()).toEqual({ confirmed: 1, underway: [], unsent: 0, lastLine: null });
});

it('what is stopped before fails with the reason, and counts what was not sent', async () => {
  const { sending, whereabouts } = await stopAfterFirst(['again'], 3);
  await expect(sending).rejects.toThrow('stopped by the user');
  expect(whereabouts()).toEqual({ confirmed: 1, underway: [], unsent: 2, lastLine: null });
});

it('a stop keeps back also the rest of a large batch', async () => {
  const large = 'x'.repeat(700_000);
  const { sending, whereabouts } = await stopAfterFirst([large, large, large]);
  await expect(sending).rejects.toThrow('stopped by the user');
  expect(whereabouts()).toEqual({ confirmed: 1, underway: [], unsent: 2, lastLine: null });
});
