import type { Binding } from './binding.ts';

/** What every screen has. A screen's own binding on one of these keys comes first. */
export const globalBindings: readonly Binding[] = [
  { id: 'help', keys: ['?'], does: 'show the keys of this screen', hint: 'help' },
  { id: 'command', keys: [':'], does: 'do any action by its name' },
  { id: 'back', keys: ['Esc'], does: 'close what is open, stop what runs, show all again, or go back' },
  { id: 'quit', keys: ['q'], does: 'go back; on the first screen, quit' },
  { id: 'quit-now', keys: ['^c'], does: 'quit (twice while a handler runs or something is sent)' },
  { id: 'next-pane', keys: ['Tab'], does: 'go to the next pane' },
  { id: 'previous-pane', keys: ['S-Tab'], does: 'go to the previous pane' },
  { id: 'enlarge', keys: ['+'], does: 'give all the room to this pane' },
  { id: 'reduce', keys: ['_'], does: 'share the room again' },
  { id: 'redraw', keys: ['^l'], does: 'draw the screen anew' },
  { id: 'suspend', keys: ['^z'], does: 'go to the shell; fg comes back' },
  { id: 'command-line', keys: ['!'], does: 'show and copy the command line for what is on the screen' },
  { id: 'topics', keys: ['1'], does: 'topics', cli: 'evtool topics' },
  { id: 'messages', keys: ['2'], does: 'messages', cli: 'evtool tail TOPIC' },
  { id: 'debug', keys: ['3'], does: 'debug', cli: 'evtool debug HANDLER' },
  { id: 'handlers', keys: ['4'], does: 'handlers', cli: 'evtool handlers' },
  { id: 'fixtures', keys: ['5'], does: 'fixtures', cli: 'evtool check' },
  { id: 'groups', keys: ['6'], does: 'consumer groups', cli: 'evtool groups' },
  { id: 'schemas', keys: ['7'], does: 'schemas', cli: 'evtool check' },
];
