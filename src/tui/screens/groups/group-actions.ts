import { askWords } from '../../ask/ask-words.ts';
import { chooseOrder } from '../../ask/choose-order.ts';
import type { Action, Actions } from '../../keys/binding.ts';
import { listBindings, moveActions } from '../../keys/list-bindings.ts';
import type { Ui } from '../../ui.ts';
import type { GroupsModel } from './groups-model.ts';
import { chosenGroup } from './groups-state.ts';
import type { GroupOrder } from './sorted-groups.ts';

const orders = [
  { key: 'l', label: 'lag, most first', order: 'lag' },
  { key: 'm', label: 'members, most first', order: 'members' },
  { key: 'n', label: 'name', order: 'name' },
] as const satisfies readonly { readonly key: string; readonly label: string; readonly order: GroupOrder }[];

const noGroup = 'There is no group under the cursor.';
const noMoves: Actions = Object.fromEntries(listBindings.map(({ id }) => [id, noGroup]));

/** What the keys do with the group under the cursor, or with its partition. */
export const groupActions = (ui: Ui, { state, happen }: Pick<GroupsModel, 'state' | 'happen'>): Actions => {
  const { shown, places, placeList, filter } = state();
  const onGroup = (act: (name: string) => void): Action => {
    const name = chosenGroup(state());
    return name === undefined ? noGroup : () => act(name);
  };
  const topic = places[placeList.at]?.partition?.topic;
  return {
    ...(shown.length > 0 ? moveActions((how) => happen({ type: 'moved', how })) : noMoves),
    open: onGroup(() => happen({ type: 'focused', pane: 'detail' })),
    'open-topic':
      topic === undefined ? 'There is no topic under the cursor.' : () => ui.go({ screen: 'messages', topic }),
    filter: () => askWords(ui, filter, (text) => happen({ type: 'filtered', filter: text })),
    sort: async () => {
      const order = await chooseOrder(ui, orders);
      if (order) happen({ type: 'ordered', order });
    },
    'copy-name': onGroup((name) => ui.copy(`the name ${name}`, name)),
  };
};
