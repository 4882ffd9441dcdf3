import { lookAgain } from '../../app/look-again.ts';
import type { EvtoolError } from '../../core/errors.ts';
import type { Ui } from '../ui.ts';
import type { BrokerState } from './broker-state.ts';

/** How often the broker is asked, whether or not it answered before, in ms. */
const everyMs = 2000;
/** How long it may take to answer before the header says so, in ms. */
const patienceMs = 2000;

/** Asks the broker again and again, whichever screen is shown, so that the header's word of it is true. */
export const watchBroker = (
  { context, now, signal }: Pick<Ui, 'context' | 'now' | 'signal'>,
  tell: (state: BrokerState) => void,
): Promise<void> => {
  let isAnswering = false;
  let answered: number | undefined;
  const look = async (): Promise<void> => {
    const { label, answers } = await context().broker();
    // Of one that did not answer before that is known.
    const impatience = setTimeout(() => isAnswering && tell({ type: 'silent', label, answered }), patienceMs);
    await answers({ signal }).finally(() => clearTimeout(impatience));
    isAnswering = true;
    answered = now();
    tell({ type: 'connected', label });
  };
  const failed = ({ message, hint }: EvtoolError): void => {
    isAnswering = false;
    tell({ type: 'failed', message, hint, answered });
  };
  return lookAgain({ everyMs, look, failed, signal });
};
