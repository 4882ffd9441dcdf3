import { busyText } from '../shell/open-sends.ts';
import type { Ui } from '../ui.ts';

/** Why nothing can be sent now, for the footer; null where it can. */
export const sendRefusal = (ui: Pick<Ui, 'context' | 'sending'>): string | null => {
  const { target } = ui.context();
  if (target?.readOnly) return `Context "${target.name}" is read-only.`;
  const sending = ui.sending();
  return sending === null ? null : busyText(sending);
};
