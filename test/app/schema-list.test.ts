import { expect, test } from 'vitest';
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
