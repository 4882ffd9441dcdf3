import { answering, failing, type HandlersOf } from '../reaction.ts';

/** The commands about breakpoints. */
export const pointHandlers: HandlersOf<'break' | 'breaks' | 'clear'> = {
  break: async ({ breakpoint }, { session }) =>
    answering({ type: 'break', added: await session.addBreakpoint(breakpoint) }),
  breaks: (_, { session }) => answering({ type: 'breaks', breakpoints: session.breakpoints() }),
  clear: async ({ name, number }, { session }) => {
    if (await session.removeBreakpoint(number)) return answering({ type: 'done', command: name, number });
    const numbers = session.breakpoints().map((listed) => listed.number);
    const known = numbers.length === 0 ? 'there are none' : `they are ${numbers.join(', ')}`;
    return failing(name, `there is no breakpoint ${number}: ${known}`);
  },
};
