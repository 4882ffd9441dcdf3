import type { Binding } from '../../keys/binding.ts';
import { listBindings } from '../../keys/list-bindings.ts';

export const groupBindings: readonly Binding[] = [
  {
    id: 'open',
    keys: ['Enter'],
    does: 'see the members and partitions of the group',
    hint: 'look into',
    panes: ['groups'],
    cli: 'evtool groups GROUP',
  },
  { id: 'open-topic', keys: ['Enter'], does: 'see the messages of the topic', hint: 'messages', panes: ['group'] },
  {
    id: 'filter',
    keys: ['/'],
    does: 'show the groups with some text in their name or topics',
    hint: 'filter',
    cli: 'evtool groups PATTERN',
  },
  { id: 'sort', keys: ['o'], does: 'choose what the groups are sorted by', hint: 'sort', panes: ['groups'] },
  { id: 'copy-name', keys: ['y'], does: 'copy the name of the group', hint: 'copy' },
  ...listBindings,
];
