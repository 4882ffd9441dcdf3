import { expect, test } from 'vitest';
import { targetFlags } from '../../src/app/target-flags.ts';
import { loadWorkspace } from '../../src/workspace/load-workspace.ts';
import { copyWorkspace } from '../support/workspace-copy.ts';

const kafka = { kind: 'kafka', label: 'a:1,b:2' } as const;
const local = { kind: 'local', label: 'the embedded broker' } as const;

test('a command in a hint reaches the cluster that this one was about', async () => {
  const { root } = await copyWorkspace();
  const workspace = await loadWorkspace(root, root, { env: {} });
  const dev = workspace?.contexts.get('dev');
  const own = workspace?.contexts.get('local');
  if (workspace === null || dev === undefined || own === undefined) throw new Error('a workspace with two contexts');
  expect(targetFlags({ workspace, target: own }, local)).toBe('');
  expect(targetFlags({ workspace, target: dev }, kafka)).toBe(' -C dev');
  expect(targetFlags({ workspace, target: { ...own, brokers: ['a:1', 'b:2'] } }, kafka)).toBe(' -b a:1,b:2');
  expect(targetFlags({ workspace, target: { ...dev, brokers: ['a:1'] } }, kafka)).toBe(' -C dev -b a:1,b:2');
  expect(targetFlags({ workspace: null, target: null }, kafka)).toBe(' -b a:1,b:2');
});

test('a command in a hint names the workspace where this one did', async () => {
  const { root } = await copyWorkspace();
  const workspace = await loadWorkspace(root, root, { env: {} });
  const target = workspace?.contexts.get('local') ?? null;
  expect(targetFlags({ workspace, target, isWorkspaceNamed: true }, local)).toBe(` --workspace=${root}`);
  expect(targetFlags({ workspace, target, isWorkspaceNamed: false }, local)).toBe('');
});
