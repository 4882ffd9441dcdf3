import { answering, failing, type HandlerNeeds, type HandlersOf, type Reaction } from '../reaction.ts';

/** The commands that look at calls, and at what they see. */
export const frameHandlers: HandlersOf<'where' | 'up' | 'down' | 'frame' | 'locals'> = {
  where: ({ variable }, { session, look }) => {
    if (variable !== null) return answering({ type: 'changes', name: variable, changes: session.changes(variable) });
    return answering({ type: 'where', frames: look.stop.frames, selected: look.frame });
  },
  up: ({ name }, needs) => chosen(name, needs.look.frame + 1, needs),
  down: ({ name }, needs) => chosen(name, needs.look.frame - 1, needs),
  frame: ({ name, number }, needs) => chosen(name, number, needs),
  locals: async ({ name }, { session, look }) => {
    if (look.scopes === null) return failing(name, unreadable);
    // What stands outside functions is not in a stop: only asked for.
    const scopes = look.stop.frames.length === 0 ? [] : await session.scopes(look.frame);
    return answering({ type: 'locals', scopes });
  },
};

const unreadable = 'the variables of this call cannot be read: it was left at an await, or is of the past';

const chosen = async (
  command: 'up' | 'down' | 'frame',
  number: number,
  { session, look }: HandlerNeeds,
): Promise<Reaction> => {
  const frame = look.stop.frames[number];
  if (frame === undefined) return failing(command, noFrame(number, look.stop.frames.length));
  const isReadable = number === 0 || !(look.isPast || frame.isAsync);
  const scopes = isReadable ? await scopesOf(number, { session, look }) : null;
  return {
    type: 'answer',
    answer: { type: 'frame', command, shown: { number, frame, scopes } },
    look: { ...look, frame: number, scopes, listed: null },
  };
};

/** Without its module's variables, as at a stop. */
const scopesOf = async (number: number, { session, look }: Pick<HandlerNeeds, 'session' | 'look'>) =>
  number === 0 ? look.stop.scopes : (await session.scopes(number)).filter(({ kind }) => kind !== 'module');

const noFrame = (number: number, count: number): string => {
  if (count === 0) return 'there are no calls: this stage is no line of code';
  if (number < 0) return 'this is the innermost call';
  return number === count ? 'this is the outermost call' : `there is no call ${number}: the last is ${count - 1}`;
};
