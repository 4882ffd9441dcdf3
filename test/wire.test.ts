import { describe, expect, onTestFinished, test } from 'vitest';
import type { OpenedContext } from '../src/app/open-context.ts';
import { openContext } from '../src/wire.ts';
import { copyWorkspace } from './support/workspace-copy.ts';

const opened = async (root: string): Promise<OpenedContext> => {
  const context = await openContext({
    cwd: root,
    env: {},
    workspace: undefined,
    accept: 'sound',
    context: undefined,
    brokers: [],
    timeoutMs: 10_000,
    showSecrets: false,
    notice: () => {},
    signal: new AbortController().signal,
  });
  onTestFinished(context.close);
  return context;
};

describe('a workspace that is read anew', () => {
  test('has what was saved, and the broker that was open', async () => {
    const workspace = await copyWorkspace();
    const { context, renew } = await opened(workspace.root);
    const broker = await context.broker();
    await workspace.edit('evtool.yml', (text) => text.replace('key: /uuid', 'key: /url'));
    const renewed = await renew();
    expect(renewed.workspace?.catalog.events[0]?.key).toBe('/url');
    expect(await renewed.broker()).toBe(broker);
  });

  test('gets a topic for an event that was added', async () => {
    const workspace = await copyWorkspace();
    const { context, renew } = await opened(workspace.root);
    await context.broker();
    await workspace.edit('evtool.yml', (text) => text.replace('\nhandlers:', '\n  late: { topic: late }\n\nhandlers:'));
    const topics = await (await (await renew()).broker()).listTopics({ signal: new AbortController().signal });
    expect(topics.map(({ name }) => name)).toContain('late');
  });

  test('with a fault in it is an error, and what was read before holds', async () => {
    const workspace = await copyWorkspace();
    const { context, renew } = await opened(workspace.root);
    await workspace.edit('evtool.yml', (text) => text.replace('handlers:', 'handlrs:'));
    await expect(renew()).rejects.toMatchObject({ exitCode: 2 });
    expect(context.workspace?.handlers).toHaveLength(2);
    await context.broker();
  });
});
