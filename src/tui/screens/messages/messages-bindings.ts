import type { Binding } from '../../keys/binding.ts';
import { listBindings } from '../../keys/list-bindings.ts';

const list = ['list'] as const;
const detail = ['detail'] as const;

export const messagesBindings: readonly Binding[] = [
  {
    id: 'detail',
    keys: ['Enter'],
    does: 'look at the message',
    hint: 'detail',
    panes: list,
  },
  {
    id: 'open-row',
    keys: ['Enter'],
    does: 'fold or unfold; on an issue, go to its field; show whole what is cut',
    hint: 'fold',
    panes: detail,
  },
  { id: 'open-rule', keys: ['V'], does: 'open the rule of this issue in $EDITOR', hint: 'rule', panes: detail },
  {
    id: 'filter',
    keys: ['/'],
    does: 'show what has a word in it, or = and an expression',
    hint: 'filter',
    hintPanes: list,
    cli: 'evtool tail TOPIC --where EXPR',
  },
  {
    id: 'verdict',
    keys: ['v'],
    does: 'show invalid ones only, then valid ones, then all',
    hint: 'verdict',
    hintPanes: list,
    cli: 'evtool tail TOPIC --invalid',
  },
  {
    id: 'seek',
    keys: ['s'],
    does: 'read from the start, the end, an offset or a time',
    hint: 'seek',
    hintPanes: list,
    cli: 'evtool tail TOPIC --from SPEC',
  },
  {
    id: 'debug-message',
    keys: ['d'],
    does: 'debug a handler with this message',
    hint: 'debug',
    cli: 'evtool debug HANDLER TOPIC:P@OFFSET',
  },
  {
    id: 'edit',
    keys: ['e'],
    does: 'edit this message and send it again',
    hint: 'edit',
    cli: 'evtool produce -t TOPIC',
  },
  { id: 'save-fixture', keys: ['F'], does: 'save this message as a fixture', hint: 'fixture' },
  { id: 'freeze', keys: ['space'], does: 'hold the list still, while reading goes on' },
  { id: 'follow', keys: ['f'], does: 'go to the newest message and stay there' },
  { id: 'next-match', keys: ['n'], does: 'go to the next message that the last filter matches' },
  { id: 'previous-match', keys: ['N'], does: 'go to the one before that it matches' },
  { id: 'mark', keys: ['m'], does: 'mark this message, to compare it with another' },
  { id: 'difference', keys: ['='], does: 'show what differs from the marked message' },
  {
    id: 'copy',
    keys: ['y'],
    does: 'copy the key, the value, the message, or its command line',
    hint: 'copy',
    hintPanes: detail,
  },
  {
    id: 'raw',
    keys: ['r'],
    does: 'show the value as it was sent, or as a tree again',
    hint: 'raw',
    hintPanes: detail,
  },
  { id: 'hex', keys: ['x'], does: 'show the bytes of the value, or the tree again', hint: 'hex', hintPanes: detail },
  { id: 'fold', keys: ['h', 'left'], does: 'fold, or go to what it is in', panes: detail },
  { id: 'unfold', keys: ['l', 'right'], does: 'look at the message; in it, unfold, or go into what is unfolded' },
  { id: 'fold-all', keys: ['z'], does: 'fold the whole value', panes: detail },
  { id: 'unfold-all', keys: ['Z'], does: 'unfold the whole value', panes: detail },
  { id: 'topic', keys: ['t'], does: 'read another topic, by its name', hint: 'topic' },
  ...listBindings,
];
