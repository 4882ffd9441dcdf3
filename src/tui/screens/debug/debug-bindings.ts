import type { Binding } from '../../keys/binding.ts';
import { listBindings } from '../../keys/list-bindings.ts';

const prompt = 'evtool debug HANDLER --plain';

const own: readonly Binding[] = [
  { id: 'next', keys: ['n'], does: 'go to the next line of this call', hint: 'next', cli: `${prompt}: next` },
  { id: 'into', keys: ['s'], does: 'go to the next line, also of a call', hint: 'into', cli: `${prompt}: in` },
  { id: 'out', keys: ['o'], does: 'go to where this call returns', hint: 'out', cli: `${prompt}: out` },
  { id: 'continue', keys: ['c'], does: 'go on to the next breakpoint', hint: 'continue', cli: `${prompt}: continue` },
  { id: 'stage', keys: ['t'], does: 'go to the next stage', cli: `${prompt}: stage` },
  { id: 'effect', keys: ['E'], does: 'go to what it produces or logs next', cli: `${prompt}: effect` },
  { id: 'until', keys: ['u'], does: 'go on to the cursor line', panes: ['source'], cli: `${prompt}: until LINE` },
  { id: 'pause', keys: ['space'], does: 'pause where the handler runs', hint: 'pause', cli: `${prompt}: pause` },
  {
    id: 'breakpoint',
    keys: ['b'],
    does: 'set or remove a breakpoint at the cursor line',
    hint: 'break',
    cli: '--break',
  },
  { id: 'condition', keys: ['i'], does: 'set a breakpoint there with if, log or hit', cli: "--break ':12 if x > 3'" },
  { id: 'breakpoints', keys: ['B'], does: 'list, add and remove breakpoints', cli: `${prompt}: breaks` },
  { id: 'before', keys: ['['], does: 'look at the stop before', hint: 'before', cli: `${prompt}: back` },
  { id: 'after', keys: [']'], does: 'look at the stop after', hint: 'after', cli: `${prompt}: forward` },
  {
    id: 'evaluate',
    keys: ['p'],
    does: 'evaluate an expression; !EXPR may change things',
    hint: 'print',
    cli: `${prompt}: print`,
  },
  { id: 'watch', keys: ['w'], does: 'watch an expression, or no more', cli: '--watch-expr' },
  {
    id: 'unwatch',
    keys: ['Delete', 'Backspace'],
    does: 'watch it no more',
    panes: ['watches'],
    cli: `${prompt}: unwatch`,
  },
  {
    id: 'open-editor',
    keys: ['V'],
    does: 'open the cursor line in $EDITOR; at the start, the line that fails',
    hint: 'editor',
  },
  {
    id: 'edit',
    keys: ['e'],
    does: 'edit the message in $EDITOR and run it again',
    hint: 'edit',
    cli: `${prompt}: edit`,
  },
  {
    id: 'retry',
    keys: ['r'],
    does: 'run this message again; in the queue, the one under the cursor',
    hint: 'retry',
    cli: `${prompt}: retry`,
  },
  { id: 'skip', keys: ['x'], does: 'go to the next message', hint: 'skip', cli: `${prompt}: skip` },
  {
    id: 'reload',
    keys: ['^r'],
    does: 'read the handler from disk and run again',
    hint: 'reload',
    cli: `${prompt}: reload`,
  },
  { id: 'reload-on-save', keys: ['W'], does: 'run again after each save, or do not', cli: '--watch' },
  { id: 'send', keys: ['A'], does: 'send the held messages', hint: 'send', cli: `${prompt}: send` },
  {
    id: 'save-fixture',
    keys: ['F'],
    does: 'let its fixture expect what came out, or save it as one that does',
    hint: 'fixture',
  },
  { id: 'compare', keys: ['='], does: 'compare with the run before', hint: 'compare', cli: `${prompt}: compare` },
  { id: 'open', keys: ['Enter'], does: 'show the whole of what the cursor is on' },
  { id: 'unfold', keys: ['l', 'right'], does: 'unfold', panes: ['locals'] },
  { id: 'fold', keys: ['h', 'left'], does: 'fold', panes: ['locals'] },
  { id: 'shift-right', keys: ['l', 'right'], does: 'see more of long lines', panes: ['source'] },
  { id: 'shift-left', keys: ['h', 'left'], does: 'see the beginning of lines again', panes: ['source'] },
  { id: 'search', keys: ['/'], does: 'look for a text in the source; in the queue, for messages', hint: 'search' },
  { id: 'next-match', keys: ['.'], does: 'go to the next line that has the text' },
  { id: 'previous-match', keys: [','], does: 'go to the line before that has the text' },
];

/** The most used first. */
const groups: readonly (readonly [name: string, ids: readonly string[]])[] = [
  [
    'Stepping',
    ['next', 'into', 'out', 'continue', 'stage', 'effect', 'until', 'pause', 'breakpoint', 'condition', 'breakpoints'],
  ],
  [
    'Looking',
    [
      'before',
      'after',
      'evaluate',
      'watch',
      'unwatch',
      'compare',
      'open',
      'unfold',
      'fold',
      'shift-right',
      'shift-left',
      'search',
      'next-match',
      'previous-match',
    ],
  ],
  ['Message', ['open-editor', 'edit', 'retry', 'skip', 'send', 'save-fixture']],
];

const groupOf = (id: string): string => groups.find(([, ids]) => ids.includes(id))?.[0] ?? 'Session';

export const debugBindings: readonly Binding[] = [
  ...own.map((binding) => ({ ...binding, group: groupOf(binding.id) })),
  ...listBindings,
];
