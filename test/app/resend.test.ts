import { describe, expect, it } from 'vitest';
import type { AppContext } from '../../src/app/context.ts';
import { InvalidMessages } from '../../src/app/fixture/invalid-messages.ts';
import { requireWorkspace } from '../../src/app/require-workspace.ts';
import { checkEdited, openResend, type ResendRequest } from '../../src/app/resend.ts';
import { envelopeOf } from '../../src/core/fixture/envelope-of.ts';
import type { Header } from '../../src/core/message.ts';
import { inspectedMessage } from '../support/inspected-message.ts';
import { replayWorkspace } from '../support/replay-workspace.ts';
import { runCli } from '../support/run-cli.ts';
import { workspaceContext } from '../support/workspace-context.ts';

const header = (name: string, text: string): Header => [name, Buffer.from(text)];
const waiting = { signal: new AbortController().signal };

const resend = async (context: AppContext, request: ResendRequest) => {
  const receipts = [];
  for await (const batch of (await openResend(context, request, waiting)).batches) receipts.push(...batch);
  return receipts;
};

const open = async (files: Readonly<Record<string, unknown>> = {}) => {
  const { root } = await replayWorkspace(files);
  const context = await workspaceContext(root);
  return { root, context, options: { catalog: requireWorkspace(context).catalog, showSecrets: false } };
};

const order = inspectedMessage({
  key: 'a1',
  event: 'order',
  payload: '{"id":"a1","big":12345678901234567890,"t":"${uuid}"}',
  headers: [header('Type', 'Order'), header('Auth', 'real secret'), header('Other', 'x')],
});

describe('the text of a message to be edited', () => {
  it('keeps digits, hides secrets and leaves out what the event fills in', async () => {
    const { options } = await open();
    expect(envelopeOf(order, options)).toBe(`{
  "event": "order",
  "topic": "orders",
  "key": "a1",
  "headers": {
    "Type": "Order",
    "Other": "x"
  },
  "value": {
    "id": "a1",
    "big": 12345678901234567890,
    "t": "\\u0024{uuid}"
  }
}
`);
  });

  it('is the same message when it is checked', async () => {
    const { context, options } = await open();
    const { draft, isSendable, issues, refusal } = await checkEdited(context, envelopeOf(order, options));
    expect({ isSendable, issues, refusal }).toEqual({ isSendable: true, issues: [], refusal: null });
    expect(draft?.value?.toString()).toBe(order.raw.value?.toString().replace('${', '\\u0024{'));
    expect(draft?.headers.map(([name, value]) => `${name}: ${value}`)).toEqual([
      'Type: Order',
      'Other: x',
      'Auth: open-sesame',
    ]);
  });

  it.each([
    ['text', inspectedMessage({ topic: 'free', payload: 'a "text"', encoding: 'text' })],
    [
      'bytes',
      inspectedMessage({
        topic: 'free',
        payload: Buffer.from([0xff, 0]),
        encoding: 'base64',
        key: Buffer.from([0xfe]),
      }),
    ],
    ['a tombstone', inspectedMessage({ topic: 'free', payload: null, key: 'k' })],
    ['repeated headers', inspectedMessage({ topic: 'free', headers: [header('a', '1'), header('a', '2')] })],
  ])('holds %s', async (_, message) => {
    const { context, options } = await open();
    const { draft } = await checkEdited(context, envelopeOf(message, options));
    const { key, value, headers } = message.raw;
    expect(draft).toMatchObject({ topic: 'free', key, value, headers });
  });
});

describe('an edited message', () => {
  it('that is no JSON has its place', async () => {
    const { context } = await open();
    const { draft, issues, isSendable } = await checkEdited(context, '{\n  "value": {,}\n}');
    expect({ draft, isSendable }).toEqual({ draft: null, isSendable: false });
    expect(issues).toMatchObject([{ line: 2, column: 13, file: 'edited message' }]);
  });

  it('that is invalid has its issues with their places', async () => {
    const { context } = await open();
    const text = '{\n  "event": "order",\n  "value": {\n    "id": 7\n  }\n}';
    const { issues, isSendable } = await checkEdited(context, text);
    expect(isSendable).toBe(false);
    expect(issues).toMatchObject([{ line: 4, column: 11, issue: { path: '/id', keyword: 'type' } }]);
  });

  it('of no known event says why it is refused', async () => {
    const { context } = await open();
    const { refusal } = await checkEdited(context, '{"event":"ordr","value":{}}');
    expect(refusal?.message).toContain('names an unknown event "ordr"');
  });

  it('is never sent with a hidden secret in it', async () => {
    const { context } = await open();
    const text = '{"event":"order","headers":{"Auth":"‹secret›"},"value":{"id":"a"}}';
    expect((await checkEdited(context, text)).refusal?.message).toContain('header Auth holds ‹secret›');
    await expect(resend(context, { text, noValidate: true })).rejects.toThrow('header Auth holds ‹secret›');
  });

  it('is sent, and has a receipt', async () => {
    const { context, root, options } = await open();
    const receipts = await resend(context, { text: envelopeOf(order, options) });
    expect(receipts).toMatchObject([{ topic: 'orders', offset: 0 }]);
    const { stdout } = await runCli(['tail', 'orders', '-e', '-O', 'ndjson', '--show-secrets'], { cwd: root });
    expect(JSON.parse(stdout)).toMatchObject({
      key: 'a1',
      event: 'order',
      valid: true,
      headers: { Auth: 'open-sesame' },
    });
  });

  it('that is invalid is sent only when it is forced', async () => {
    const { context } = await open();
    const text = '{"event":"order","key":"k","value":{}}';
    const error = await resend(context, { text }).catch((reason: unknown) => reason);
    if (!(error instanceof InvalidMessages)) throw error;
    expect(error.issues).toMatchObject([{ issue: { keyword: 'required' } }]);
    expect(await resend(context, { text, noValidate: true })).toMatchObject([{ offset: 0 }]);
  });

  it('is not sent to a cluster that may only be read', async () => {
    const { context } = await open({
      'evtool.yml': 'contexts: { local: { readOnly: true } }\ncontext: local\nevents: { free: { topic: free } }',
    });
    await expect(resend(context, { text: '{"topic":"free","value":1}' })).rejects.toThrow(/read-only/);
  });
});
