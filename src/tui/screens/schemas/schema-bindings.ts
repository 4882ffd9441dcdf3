import type { Binding } from '../../keys/binding.ts';
import { listBindings } from '../../keys/list-bindings.ts';

export const schemaBindings: readonly Binding[] = [
  {
    id: 'open',
    keys: ['Enter'],
    does: 'show the file; on an event, see the messages of its topic',
    hint: 'show',
    panes: ['files'],
  },
  { id: 'edit', keys: ['e', 'V'], does: 'edit the file in $EDITOR, at what is wrong', hint: 'edit' },
  { id: 'copy', keys: ['y'], does: 'copy the place in the file', hint: 'copy' },
  { id: 'filter', keys: ['/'], does: 'show the schemas with some text in their path or event', hint: 'filter' },
  { id: 'unfold', keys: ['l', 'right'], does: 'unfold, or show the file', panes: ['files'] },
  { id: 'fold', keys: ['h', 'left'], does: 'fold, or go back to the list' },
  ...listBindings,
];
