import { describe, expect, it } from 'vitest';
import { handlersFor } from '../../src/app/handlers-for.ts';
import { workspaceContext } from '../support/workspace-context.ts';
import { copyWorkspace } from '../support/workspace-copy.ts';

const namesFor = async (sources: readonly string[]): Promise<readonly string[]> => {
  const workspace = await copyWorkspace();
  const absolute = sources.map((source) => (source.startsWith('fixtures/') ? workspace.path(source) : source));
  return (await handlersFor(await workspaceContext(workspace.root), absolute)).map(({ name }) => name);
};

describe('the handlers for messages', () => {
  it('of a fixture are those of its event', async () => {
    expect(await namesFor(['fixtures/msg-1.json'])).toEqual(['introspect']);
    expect(await namesFor(['fixtures/todo-created'])).toEqual(['todo-created']);
  });

  it('of a topic, a place in it or an event are those that read it', async () => {
    expect(await namesFor(['platform.idmsvc.todo-created'])).toEqual(['todo-created']);
    expect(await namesFor(['platform.content-sources.introspect:1@7'])).toEqual(['introspect']);
    expect(await namesFor(['introspect'])).toEqual(['introspect']);
  });

  it('take all of the sources', async () => {
    expect(await namesFor(['fixtures/msg-1.json', 'fixtures/todo-created/todo.json'])).toEqual([]);
    expect(await namesFor([])).toEqual(['introspect', 'todo-created']);
  });
});
