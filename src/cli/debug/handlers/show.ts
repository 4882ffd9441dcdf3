import { answering, failing, type HandlerNeeds, type HandlersOf, type Reaction } from '../reaction.ts';
import { sourceBetween } from '../source-around.ts';

/** Lines that `list` shows at a time: about the current one first, then those after. */
const before = 5;
const atOnce = 11;

/** The commands that show what is there. */
export const showHandlers: HandlersOf<'list' | 'message' | 'headers' | 'logs' | 'produced' | 'help'> = {
  list: (_, needs) => listed(needs),
  message: (_, { look }) => answering({ type: 'message', queued: look.stop.queued }),
  headers: (_, { look }) => answering({ type: 'headers', queued: look.stop.queued }),
  logs: (_, { session, look }) =>
    answering({ type: 'logs', logs: session.logs().slice(0, look.isPast ? look.stop.effects.logs : undefined) }),
  produced: (_, { session }) => answering({ type: 'produced', produced: session.produced() }),
  help: ({ about }) => answering({ type: 'help', about }),
};

const listed = ({ look, readText }: HandlerNeeds): Reaction => {
  const frame = look.stop.frames[look.frame];
  if (frame === undefined) return failing('list', 'there is no code here: this stage is not in the handler');
  const from = look.listed === null ? frame.line - before : look.listed + 1;
  const source = sourceBetween(frame, { from, to: Math.max(1, from) + atOnce - 1, readText });
  if (source === null)
    return failing('list', look.listed === null ? `cannot read ${frame.file}` : 'this is the end of the file');
  return {
    type: 'answer',
    answer: { type: 'list', source },
    look: { ...look, listed: source.lines.at(-1)?.line ?? null },
  };
};
