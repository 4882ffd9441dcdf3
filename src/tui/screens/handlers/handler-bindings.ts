import type { Binding } from '../../keys/binding.ts';
import { listBindings } from '../../keys/list-bindings.ts';

export const handlerBindings: readonly Binding[] = [
  {
    id: 'debug-handler',
    keys: ['Enter', 'd'],
    does: 'debug the handler with its topic, a fixture, or the message under the cursor',
    hint: 'debug',
    cli: 'evtool debug HANDLER SOURCE',
  },
  {
    id: 'run-fixtures',
    keys: ['T'],
    does: 'run all its fixtures, now and after each save',
    hint: 'test',
    cli: 'evtool replay FIXTURES --handler NAME --keep-going --watch',
  },
  {
    id: 'replay',
    keys: ['R'],
    does: 'replay all of its topics; nothing is sent',
    hint: 'replay',
    cli: 'evtool replay --handler NAME --keep-going',
  },
  {
    id: 'accept-run',
    keys: ['a'],
    does: 'let the fixture expect what came of it; its file is changed',
    hint: 'accept',
    panes: ['runs'],
  },
  { id: 'edit', keys: ['V', 'e'], does: 'open the module, or where it failed, in $EDITOR', hint: 'edit' },
  { id: 'runs', keys: ['l', 'right'], does: 'go to what became of its runs', hint: 'runs', panes: ['handlers'] },
  { id: 'list', keys: ['h', 'left'], does: 'go back to the list', hint: 'list', panes: ['runs'] },
  {
    id: 'filter',
    keys: ['/'],
    does: 'show the handlers with some text in their name, event or topic',
    hint: 'filter',
    cli: 'evtool handlers',
  },
  ...listBindings,
];
