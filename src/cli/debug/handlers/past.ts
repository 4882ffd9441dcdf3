import type { PastStop } from '../../../app/debug/debug-session.ts';
import { answering, failing, type HandlersOf, lookAt, type Reaction } from '../reaction.ts';

/** The commands that look at what was recorded. */
export const pastHandlers: HandlersOf<'back' | 'forward' | 'compare'> = {
  back: ({ name }, { session }) => moved(name, session.back()),
  forward: ({ name }, { session }) => moved(name, session.forward()),
  compare: ({ name }, { session }) => {
    const comparison = session.compare();
    if (comparison === null) return failing(name, 'this message ran only once: retry runs it again');
    return answering({ type: 'compare', comparison });
  },
};

const moved = (command: string, to: PastStop | null): Reaction =>
  to === null
    ? failing(command, 'nothing is recorded yet')
    : { type: 'look', look: lookAt(to.stop, { isPast: to.edge !== 'last', edge: to.edge }) };
