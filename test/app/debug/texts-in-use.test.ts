import { expect, it } from 'vitest';
import { textsInUse } from '../../../src/app/debug/texts-in-use.ts';
import { workspaceContext } from '../../support/workspace-context.ts';
import { copyWorkspace } from '../../support/workspace-copy.ts';

it('are others when a module, a schema, the configuration or a fixture of the run was changed, and only then', async () => {
  const workspace = await copyWorkspace();
  const texts = async (): Promise<string> =>
    textsInUse(await workspaceContext(workspace.root), {
      modules: ['handlers/todo-created.ts', 'handlers/due-date.ts'],
      sources: [workspace.path('fixtures/todo-created/todo.json')],
      envFile: null,
    });
  const before = await texts();
  await workspace.write('fixtures/todo-created/other.json', '{}');
  await workspace.edit('handlers/introspect.ts', (text) => `${text}\n`);
  expect(await texts()).toBe(before);
  const seen = new Set([before]);
  for (const file of [
    'handlers/due-date.ts',
    'fixtures/todo-created/todo.json',
    'schemas/todo-created.event.yaml',
    'evtool.yml',
  ]) {
    await workspace.edit(file, (text) => `${text}\n`);
    seen.add(await texts());
  }
  expect(seen.size).toBe(5);
});

it('count a file that is gone as empty', async () => {
  const { root } = await copyWorkspace();
  const gone = { modules: ['handlers/gone.ts'], sources: ['fixtures/gone.json'], envFile: '.env' };
  expect(await textsInUse(await workspaceContext(root), gone)).toContain('handlers/gone.ts');
});
