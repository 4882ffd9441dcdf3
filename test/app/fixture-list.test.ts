import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FixtureFolder, listFixtures } from '../../src/app/fixture-list.ts';
import { replayWorkspace } from '../support/replay-workspace.ts';
import { workspaceContext } from '../support/workspace-context.ts';

const waiting = { signal: new AbortController().signal };

const list = async (files: Readonly<Record<string, unknown>>) => {
  const { root } = await replayWorkspace(files);
  return listFixtures(await workspaceContext(root), waiting);
};

const filesIn = ({ folders, files }: FixtureFolder): readonly FixtureFolder['files'][number][] => [
  ...files,
  ...folders.flatMap(filesIn),
];

describe('the fixtures of a workspace', () => {
  it('are a tree of folders', async () => {
    const { root, counts } = await list({
      'fixtures/order/a.json': { id: 'a' },
      'fixtures/order/deep/b.yaml': 'id: b',
      'fixtures/invoice/c.json': { order: 'o' },
    });
    const tree = (folder: FixtureFolder): unknown => ({
      [folder.path]: [...folder.folders.map(tree), ...folder.files.map(({ name }) => name)],
    });
    expect(tree(root)).toEqual({
      '': [
        {
          fixtures: [
            { 'fixtures/invoice': ['c.json'] },
            { 'fixtures/order': [{ 'fixtures/order/deep': ['b.yaml'] }, 'a.json'] },
          ],
        },
      ],
    });
    expect(counts).toEqual({ files: 3, unexpected: 0 });
  });

  it('have their event, what is expected and the verdict', async () => {
    const { root, counts } = await list({
      'fixtures/order/1-good.json': { id: 'a' },
      'fixtures/order/2-bad.json': '{\n  "id": 7\n}',
      'fixtures/order/3-bad-as-expected.json': { expect: 'invalid', value: {} },
      'fixtures/order/4-good-unexpectedly.json': { expect: 'invalid', value: { id: 'a' } },
      'fixtures/order/5-broken.json': '{',
      'fixtures/stray.json': { event: 'ordr', value: {} },
    });
    const parts = filesIn(root).map(({ name, event, expect: expected, valid, isAsExpected }) => ({
      name,
      event,
      expected,
      valid,
      isAsExpected,
    }));
    const order = { event: 'order' };
    expect(parts).toEqual([
      { name: 'stray.json', event: null, expected: 'valid', valid: undefined, isAsExpected: false },
      { name: '1-good.json', ...order, expected: 'valid', valid: true, isAsExpected: true },
      { name: '2-bad.json', ...order, expected: 'valid', valid: false, isAsExpected: false },
      { name: '3-bad-as-expected.json', ...order, expected: 'invalid', valid: false, isAsExpected: true },
      { name: '4-good-unexpectedly.json', ...order, expected: 'invalid', valid: true, isAsExpected: false },
      { name: '5-broken.json', event: null, expected: 'valid', valid: false, isAsExpected: false },
    ]);
    expect(counts).toEqual({ files: 6, unexpected: 4 });
    const bad = filesIn(root).find(({ name }) => name === '2-bad.json');
    expect(bad?.issues).toMatchObject([{ line: 2, column: 9, issue: { path: '/id' } }]);
  });

  it.each([
    ['does not compile', 'type: strnig\n', 1],
    ['does not parse', 'type: object\nrequired: [\n', undefined],
  ])('stay those of their event when its schema %s, and name the place of the fault', async (_, schema, line) => {
    const { root, counts } = await list({ 'schemas/order.yaml': schema, 'fixtures/order/a.json': { id: 'a' } });
    expect(filesIn(root)).toMatchObject([
      { name: 'a.json', event: 'order', isAsExpected: false, findings: [], valid: undefined },
    ]);
    const [entry] = filesIn(root);
    expect(entry?.schemaFault?.file).toBe('schemas/order.yaml');
    if (line !== undefined) expect(entry?.schemaFault?.line).toBe(line);
    expect(counts).toEqual({ files: 1, unexpected: 1 });
  });

  it('may be none', async () => {
    const { root, counts } = await list({});
    expect(filesIn(root)).toEqual([]);
    expect(counts).toEqual({ files: 0, unexpected: 0 });
  });

  it('are all there when one of them is no text', async () => {
    const { root } = await replayWorkspace({ 'fixtures/order/a.json': { id: 'a' } });
    await writeFile(join(root, 'fixtures/order/b.json'), Buffer.from([0xff, 0xfe]));
    const found = await listFixtures(await workspaceContext(root), waiting);
    expect(filesIn(found.root).map(({ file, findings }) => [file, findings.map(({ message }) => message)])).toEqual([
      ['fixtures/order/a.json', []],
      ['fixtures/order/b.json', ['is not UTF-8 text.']],
    ]);
    expect(found.counts).toEqual({ files: 2, unexpected: 1 });
  });
});
