import { faultOfEdited, textToEdit } from '../../../app/debug/edit-text.ts';
import { EvtoolError } from '../../../core/errors.ts';
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
  const before = textToEdit(look.stop.queued.message);
  const edited = await editText(look.draft ?? before, '.json');
  if (edited === null) return failing('edit', 'without a terminal it needs a place and JSON: edit /name "new"');
  if ('error' in edited) return failing('edit', edited.error);
  if (edited.text === before) return failing('edit', 'nothing was changed');
  const fault = faultOfEdited(edited.text);
  if (fault === null) return applied({ pointer: '', json: edited.text }, { session, look });
  const error = `${fault}; edit opens your text again`;
  return { type: 'answer', answer: { type: 'error', command: 'edit', error }, look: { ...look, draft: edited.text } };
};
