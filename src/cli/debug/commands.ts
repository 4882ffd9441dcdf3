import type { PromptCommand } from './prompt-command.ts';
import {
  aBreakpoint,
  aChange,
  aCommand,
  aHeldMessage,
  aLine,
  aNumber,
  anAssignment,
  anExpression,
  aVariable,
  noArgument,
  type ReadArgument,
} from './read-argument.ts';

export type CommandName = Exclude<PromptCommand['name'], 'evaluate'>;

export type PromptCommandEntry = {
  readonly name: CommandName;
  readonly alias?: string;
  /** What may follow the word, as help writes it. */
  readonly argument?: string;
  /** What follows it, for completion. */
  readonly completes?: 'expression' | 'variable' | 'breakpoint' | 'line' | 'command';
  readonly read: ReadArgument;
  /** At most 18 characters, so that two columns of help fit 80. */
  readonly short: string;
  /** Shown by `help NAME`. */
  readonly help: string;
  readonly examples?: readonly string[];
  /** After it the handler goes on. `step`: an empty line does it again. */
  readonly runs?: 'step' | 'once';
};

/** In the order of help. */
export const promptCommands: readonly PromptCommandEntry[] = [
  {
    name: 'next',
    alias: 'n',
    read: noArgument('next'),
    short: 'to the next line',
    help: 'To the next line of this call, also across an await; from its last line to where it returns.',
    runs: 'step',
  },
  {
    name: 'in',
    alias: 's',
    read: noArgument('in'),
    short: 'into a call',
    help: 'To the next line, also of a function that this one calls, where it is your own code.',
    runs: 'step',
  },
  {
    name: 'out',
    alias: 'o',
    read: noArgument('out'),
    short: 'out of this call',
    help: 'To where this call returns; from the handler itself to the next message.',
    runs: 'step',
  },
  {
    name: 'continue',
    alias: 'c',
    read: noArgument('continue'),
    short: 'to a breakpoint',
    help: 'At full speed to the next breakpoint, of this message or a later one.',
    runs: 'step',
  },
  {
    name: 'stage',
    read: noArgument('stage'),
    short: 'to the next stage',
    help: 'To the next stage: decode, event, headers, key, schema, adapt, handle, produce, outcome.',
    runs: 'step',
  },
  {
    name: 'effect',
    read: noArgument('effect'),
    short: 'to produce or log',
    help: 'To the next message that the handler produces or the next line that it logs.',
    runs: 'step',
  },
  {
    name: 'until',
    argument: 'LINE',
    completes: 'line',
    read: aLine,
    short: 'to that line',
    help: 'To a line of this file, or to where this call returns.',
    examples: ['until 20'],
    runs: 'once',
  },
  {
    name: 'back',
    read: noArgument('back'),
    short: 'to the stop before',
    help: 'To the stop before, as it was recorded. Nothing runs; next, continue and the like return to the present.',
  },
  {
    name: 'forward',
    read: noArgument('forward'),
    short: 'to the stop after',
    help: 'From a recorded stop to the one after it.',
  },
  {
    name: 'where',
    alias: 'bt',
    argument: '[NAME]',
    completes: 'variable',
    read: aVariable,
    short: 'calls, or changes',
    help: 'The calls that led here, with those that wait for them. With NAME: the lines where that variable changed.',
    examples: ['where', 'where repo'],
  },
  { name: 'up', read: noArgument('up'), short: 'to the caller', help: 'Looks at the call that made this one.' },
  { name: 'down', read: noArgument('down'), short: 'to the callee', help: 'Looks at the call that this one made.' },
  {
    name: 'frame',
    argument: 'N',
    read: aNumber('frame', { from: 0, of: 'a call (see where)' }),
    short: 'to that call',
    help: 'Looks at a call by its number in where; 0 is the innermost.',
    examples: ['frame 2'],
  },
  { name: 'locals', read: noArgument('locals'), short: 'all variables here', help: 'The variables of every scope.' },
  {
    name: 'print',
    alias: 'p',
    argument: 'EXPR',
    completes: 'expression',
    read: anExpression('print'),
    short: 'its value',
    help: 'The value of a JavaScript expression here. One that would change anything is stopped before; !EXPR may.',
    examples: ['print message.value.items.length', '!cache.clear()'],
  },
  {
    name: 'set',
    argument: 'NAME = EXPR',
    completes: 'expression',
    read: anAssignment,
    short: 'change a variable',
    help: 'Gives a variable or a property another value.',
    examples: ['set total = 3', 'set order.items[0].price = total * 2'],
  },
  {
    name: 'watch',
    argument: 'EXPR',
    completes: 'expression',
    read: anExpression('watch'),
    short: 'show at each stop',
    help: 'Shows an expression and its value at every stop from now on.',
    examples: ['watch order.items.length'],
  },
  {
    name: 'unwatch',
    argument: 'N',
    read: aNumber('unwatch', { from: 1, of: 'a watch' }),
    short: 'end that watch',
    help: 'Shows a watched expression no more, by its number at the stop.',
    examples: ['unwatch 1'],
  },
  {
    name: 'break',
    alias: 'b',
    argument: 'SPEC',
    completes: 'breakpoint',
    read: aBreakpoint,
    short: 'stop at a place',
    help: 'Stops at a line of this file or FILE:LINE, where a condition holds, or only the Nth time; with log it tells a value and goes on. Or at a word: throw (also caught), uncaught, invalid (message), produce, entry (of each message).',
    examples: [
      'break 12',
      'break handlers/orders.ts:12 if value.total > 10 hit 3',
      'break :12 log value.url',
      'break throw',
    ],
  },
  { name: 'breaks', read: noArgument('breaks'), short: 'all breakpoints', help: 'The breakpoints with numbers.' },
  {
    name: 'clear',
    argument: 'N',
    read: aNumber('clear', { from: 1, of: 'a breakpoint (see breaks)' }),
    short: 'end that one',
    help: 'Removes a breakpoint, by its number in breaks.',
    examples: ['clear 1'],
  },
  { name: 'list', alias: 'l', read: noArgument('list'), short: 'the code around', help: 'The lines around this one.' },
  { name: 'message', read: noArgument('message'), short: 'the whole message', help: 'The message that is handled.' },
  { name: 'headers', read: noArgument('headers'), short: 'its headers', help: 'The headers of the message.' },
  { name: 'logs', read: noArgument('logs'), short: 'logged so far', help: 'What the handler logged for this message.' },
  {
    name: 'produced',
    read: noArgument('produced'),
    short: 'produced so far',
    help: 'What the handler produced for this message, numbered: held, or sent and where.',
  },
  {
    name: 'send',
    argument: '[N]',
    read: aHeldMessage,
    short: 'send what is held',
    help: 'Sends a held message, by its number in produced, or all of them. Needs --send.',
    examples: ['send', 'send 2'],
  },
  {
    name: 'edit',
    argument: '[PATH JSON]',
    read: aChange,
    short: 'change the message',
    help: 'Puts JSON at a JSON pointer of the message\'s value, "" for the whole, and checks it; retry runs the message with it. Alone it opens $EDITOR.',
    examples: ['edit /items/0/price 3', 'edit "/first name" "Ada"', 'edit "" {"total": 3}'],
  },
  {
    name: 'pause',
    read: noArgument('pause'),
    short: 'stop where it runs',
    help: 'Stops on the next line that runs; at a terminal, Ctrl-C does.',
  },
  {
    name: 'retry',
    read: noArgument('retry'),
    short: 'message once more',
    help: 'Starts this message again from its first line, with what edit changed, and the handler read from disk.',
    runs: 'once',
  },
  {
    name: 'skip',
    read: noArgument('skip'),
    short: 'to next message',
    help: 'Ends this message here and goes to the next.',
    runs: 'once',
  },
  {
    name: 'reload',
    read: noArgument('reload'),
    short: 'read handler anew',
    help: 'Reads the handler from disk and starts this message again; breakpoints stay.',
    runs: 'once',
  },
  {
    name: 'compare',
    read: noArgument('compare'),
    short: 'with the last run',
    help: 'Where this run of the message went another way, or had other values, than the one before.',
  },
  {
    name: 'help',
    alias: 'h',
    argument: '[COMMAND]',
    completes: 'command',
    read: aCommand,
    short: 'explain commands',
    help: 'All commands, or one of them.',
    examples: ['help break'],
  },
  {
    name: 'quit',
    alias: 'q',
    read: noArgument('quit'),
    short: 'end here',
    help: "Ends without handling the rest, with the finished messages' summaries.",
  },
];
