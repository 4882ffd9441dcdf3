import type { Resume } from '../../../core/debug/pause.ts';
import { failing, type HandlerNeeds, type HandlersOf, type Reaction } from '../reaction.ts';

/** The commands after which the handler runs, and the one that ends all. */
export const goOnHandlers: HandlersOf<
  'next' | 'in' | 'out' | 'continue' | 'stage' | 'effect' | 'until' | 'retry' | 'skip' | 'reload' | 'pause' | 'quit'
> = {
  next: ({ name }, needs) => resume({ how: name }, needs),
  in: ({ name }, needs) => resume({ how: name }, needs),
  out: ({ name }, needs) => resume({ how: name }, needs),
  continue: ({ name }, needs) => resume({ how: name }, needs),
  stage: ({ name }, needs) => resume({ how: name }, needs),
  effect: ({ name }, needs) => resume({ how: name }, needs),
  until: ({ line }, needs) => resume({ how: 'until', line }, needs),
  retry: ({ name }, { session }) => going(name, session.retry()),
  skip: ({ name }, { session }) => going(name, session.skip()),
  reload: ({ name }, { session }) => going(name, session.reload()),
  pause: ({ name }) => failing(name, 'it stands still already; while the handler runs, pause or Ctrl-C stops it'),
  quit: () => ({ type: 'quit' }),
};

const resume = async (how: Resume, { session }: HandlerNeeds): Promise<Reaction> =>
  going(how.how, await session.resume(how));

const going = (command: string, refusal: string | null): Reaction =>
  refusal === null ? { type: 'on' } : failing(command, refusal);
