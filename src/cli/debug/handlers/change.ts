import { indentJson } from '../../../core/decode/indent-json.ts';
import { EvtoolError } from '../../../core/errors.ts';
import { findJsonFault } from '../../../core/json-fault.ts';
import type { MessageChange } from '../prompt-command.ts';
import { answering, failing, type HandlerNeeds, type HandlersOf, type Reaction } from '../reaction.ts';

/** The commands that change the message, or send what it led to. */
export const changeHandlers: HandlersOf<'edit' | 'send'> = {
  edit: ({ change }, needs) => (change === null ? editAll(needs) : applied(change, needs)),
  send: async ({ name, number }, { session, waiting }) => {
    try {
      return answering({ type: 'send', sent: await session.send(number, waiting) });
    } catch (error) {
      if (!(error instanceof EvtoolError)) throw error;
      return failing(name, [error.message, error.hint ?? ''].join(' ').trim());
    }
  },
};

const applied = (change: MessageChange, { session, look }: Pick<HandlerNeeds, 'session' | 'look'>): Reaction => {
  const edited = session.edit(change);
  if ('error' in edited) return failing('edit', edited.error);
  const { queued } = edited;
  const { draft, ...rest } = look;
  return { type: 'answer', answer: { type: 'edit', queued }, look: { ...rest, stop: { ...look.stop, queued } } };
};

const editAll = async ({ session, look, editText }: HandlerNeeds): Promise<Reaction> => {
  const before = textOf(look.stop.queued.message);
  const edited = await editText(look.draft ?? before, '.json');
  if (edited === null) return failing('edit', 'without a terminal it needs a place and JSON: edit /name "new"');
  if ('error' in edited) return failing('edit', edited.error);
  if (edited.text === before) return failing('edit', 'nothing was changed');
  const fault = findJsonFault(edited.text);
  if (fault === null) return applied({ pointer: '', json: edited.text }, { session, look });
  const error = `${lineOf(edited.text, fault.offset)}: ${fault.reason}; edit opens your text again`;
  return { type: 'answer', answer: { type: 'error', command: 'edit', error }, look: { ...look, draft: edited.text } };
};

const textOf = ({ raw, encoding }: HandlerNeeds['look']['stop']['queued']['message']): string => {
  if (raw.value === null) return 'null\n';
  return `${encoding === 'json' ? indentJson(raw.value.toString()) : raw.value.toString()}\n`;
};

const lineOf = (text: string, offset: number): string => {
  const lines = text.slice(0, offset).split('\n');
  return `the JSON is wrong at line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
};
