import { askWords } from '../../ask/ask-words.ts';
import { chooseOrder } from '../../ask/choose-order.ts';
import type { Action, Actions } from '../../keys/binding.ts';
import { moveActions } from '../../keys/list-bindings.ts';
import { chooseAndSend } from '../../produce/choose-and-send.ts';
import { sendRefusal } from '../../produce/send-refusal.ts';
import type { Ui } from '../../ui.ts';
import type { Topics } from './open-topics.ts';
import type { TopicOrder } from './sorted-rows.ts';

const orders = [
  { key: 'n', label: 'name', order: 'name' },
  { key: 'm', label: 'messages, most first', order: 'messages' },
  { key: 'r', label: 'rate, most first', order: 'rate' },
  { key: 'a', label: 'age of the newest message, newest first', order: 'newest' },
  { key: 'v', label: 'valid, worst first', order: 'valid' },
] as const satisfies readonly { readonly key: string; readonly label: string; readonly order: TopicOrder }[];

export const topicActions = (ui: Ui, topics: Topics): Actions => {
  const { happen } = topics;
  const name = topics.current()?.topic.name;
  const onTopic = (act: (name: string) => void | Promise<void>): Action =>
    name === undefined ? 'There is no topic under the cursor.' : () => act(name);
  return {
    ...moveActions((how) => happen({ type: 'moved', how })),
    open: onTopic((topic) => ui.go({ screen: 'messages', topic })),
    produce: sendRefusal(ui) ?? onTopic((topic) => chooseAndSend(ui, topic)),
    filter: () => askWords(ui, topics.state().filter, (filter) => happen({ type: 'filtered', filter })),
    sort: () => sort(ui, topics),
    internal: () => happen({ type: 'toggled-internal' }),
    'copy-name': onTopic((topic) => ui.copy(`the name ${topic}`, topic)),
  };
};

const sort = async (ui: Ui, { happen }: Topics): Promise<void> => {
  const order = await chooseOrder(ui, orders);
  if (order) happen({ type: 'ordered', order });
};
