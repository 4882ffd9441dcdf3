import { setImmediate } from 'node:timers/promises';
import { defineHandler } from 'evtool';
import { dueDateOf } from './due-date.ts';

type Todo = { readonly id: number; readonly title: string; readonly description: string };

/** Files a todo under its tags, the urgent ones first. */
export default defineHandler<Todo>({
  async onMessage({ value: todo }, context) {
    const isUrgent = todo.title.startsWith('[high]');
    const due = dueDateOf(todo.description);
    context.log.info(`todo ${todo.id}: ${todo.title}`, { isUrgent, due: due?.toISOString() ?? null });

    const tags = tagsOf(todo.description);
    for (const tag of tags) {
      await file(todo, tag);
      context.log.debug(`filed under ${tag}`);
    }
    if (tags.length === 0) context.log.warn('it has no tags: nobody will find it');
  },
});

const tagsOf = (description: string): readonly string[] => {
  const tags = new Set<string>();
  for (const [, tag = ''] of description.matchAll(/#([\w-]+)/g)) tags.add(tag.toLowerCase());
  return [...tags].sort();
};

/** Where a real service would write to its database. */
const file = async (_todo: Todo, _tag: string): Promise<void> => {
  await setImmediate();
};
