import { setTimeout as sleep } from 'node:timers/promises';
import { EvtoolError } from '../../core/errors.ts';
import type { Ui } from '../ui.ts';
import type { HeldState } from './hold-state.ts';
import { isAbort } from './is-abort.ts';

/** What is on its way to the broker, one thing at a time. */
export type Sends = {
  readonly send: Ui['send'];
  readonly giveUp: () => void;
};

/** What takes less need not be told. */
const shownAfterMs = 300;
/** How long the broker's answer may still be waited for after one gave up. */
const graceMs = 1000;

const gaveUp = Symbol('gave up');

export const openSends = (held: HeldState, closing: AbortSignal): Sends => {
  let current: AbortController | null = null;
  const send: Ui['send'] = async (what, work, known) => {
    const { sending } = held.get();
    if (sending !== null) throw new EvtoolError(`Not sent: ${busyText(sending.what)}`);
    const own = new AbortController();
    const stopTelling = telling(held, what);
    current = own;
    try {
      const outcome = await Promise.race([work(AbortSignal.any([own.signal, closing])), afterGrace(own.signal)]);
      if (outcome !== gaveUp) return outcome;
    } catch (error) {
      if (closing.aborted || !(own.signal.aborted || isAbort(error))) throw error;
    } finally {
      stopTelling();
      current = null;
    }
    held.say(known?.() ?? `No longer waiting: ${what} may or may not have arrived.`, 'bad');
    return null;
  };
  return { send, giveUp: () => current?.abort() };
};

export const busyText = (what: string): string => `${what} is still being sent. Esc stops waiting.`;

/** Says how long it takes already, once a second. */
const telling = (held: HeldState, what: string): (() => void) => {
  const began = performance.now();
  const tell = (): void => held.change({ sending: { what, seconds: Math.floor((performance.now() - began) / 1000) } });
  held.set({ sending: { what, seconds: null } });
  const first = setTimeout(tell, shownAfterMs).unref();
  const others = setInterval(tell, 1000).unref();
  return () => {
    clearTimeout(first);
    clearInterval(others);
    held.change({ sending: null });
  };
};

const afterGrace = async (signal: AbortSignal): Promise<typeof gaveUp> => {
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  await sleep(graceMs, undefined, { ref: false });
  return gaveUp;
};
