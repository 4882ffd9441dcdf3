import { expect, test } from 'vitest';
import { listFixtures } from '../../src/app/fixture-list.ts';
import { listSchemas } from '../../src/app/schema-list.ts';
import { replayWorkspace } from '../support/replay-workspace.ts';
import { workspaceContext } from '../support/workspace-context.ts';

const draft = '$schema: https://json-schema.org/draft/2020-12/schema';

test('schemas have the events that use them and what is wrong with them', async () => {
  const { root } = await replayWorkspace({
    'schemas/broken.yaml': 'type: [',
    'schemas/odd.yaml': `${draft}\ntype: object\nproperites: {}\n`,
  });
  const schemas = await listSchemas(await workspaceContext(root));
  expect(schemas.map(({ file, uses }) => [file, uses.map(({ event }) => event)])).toEqual([
    ['schemas/broken.yaml', []],
    ['schemas/odd.yaml', []],
    ['schemas/order.yaml', ['order', 'refund']],
    ['schemas/paid.yaml', ['paid']],
  ]);
  const findings = schemas.map((schema) => schema.findings.map(({ level, line }) => [level, line]));
  expect(findings[0]).toMatchObject([['error', 1]]);
  expect(findings[1]).toContainEqual(['warning', 3]);
});

test('a schema without $schema is said to be read as the newest draft, there and nowhere else', async () => {
  const notices: string[] = [];
  const { root } = await replayWorkspace({
    'schemas/order.yaml': 'type: object\n',
    'fixtures/order/a.json': { id: 'a' },
  });
  const context = await workspaceContext(root);
  const schemas = await listSchemas(context);
  expect(schemas.find(({ file }) => file === 'schemas/order.yaml')?.notices).toEqual([
    'schemas/order.yaml has no $schema: read as 2020-12',
  ]);
  const notice = (text: string): void => void notices.push(text);
  const waiting = { signal: new AbortController().signal };
  await listFixtures({ ...context, notice, hasSchemaScreen: true }, waiting);
  expect(notices).toEqual([]);
  await listFixtures({ ...context, notice }, waiting);
  expect(notices).toEqual(['schemas/order.yaml has no $schema: read as 2020-12']);
});
