import { setTimeout as sleep } from 'node:timers/promises';
import { EvtoolError } from '../../core/errors.ts';
import type { Ui } from '../ui.ts';
import type { HeldState } from './hold-state.ts';
import { isAbort } from './is-abort.ts';
import type { Sending } from './shell.ts';

/** What is on its way to the broker, or is checked before that, one thing at a time. */
export type Sends = {
  readonly check: Ui['check'];
  readonly send: Ui['send'];
  readonly giveUp: () => void;
};

/** What takes less nobody notices. */
const shownAfterMs = 100;
/** How long the broker's answer may still be waited for after one gave up. */
const graceMs = 1000;

const gaveUp = Symbol('gave up');

export const openSends = (held: HeldState, closing: AbortSignal): Sends => {
  let current: AbortController | null = null;
  const doing =
    (stage: Sending['stage']): Ui['send'] =>
    async (what, work, known) => {
      const { sending } = held.get();
      if (sending !== null) throw new EvtoolError(`Not sent: ${busyText(sending)}`);
      const own = new AbortController();
      const stopTelling = telling(held, { stage, what });
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
      held.say(known?.() ?? givenUpTexts[stage](what), 'bad');
      return null;
    };
  return { check: doing('checked'), send: doing('sent'), giveUp: () => current?.abort() };
};

const givenUpTexts: Readonly<Record<Sending['stage'], (what: string) => string>> = {
  checked: (what) => `No longer checking ${what}: nothing is sent.`,
  sent: (what) => `No longer waiting: ${what} may or may not have arrived.`,
};

export const busyText = ({ stage, what }: Pick<Sending, 'stage' | 'what'>): string =>
  `${stage === 'checked' ? `Still checking ${what}.` : `${what} is still being sent.`} Esc stops waiting.`;

/** Says how long it takes already, once a second. */
const telling = (held: HeldState, of: Pick<Sending, 'stage' | 'what'>): (() => void) => {
  const began = performance.now();
  const tell = (): void => held.change({ sending: { ...of, seconds: Math.floor((performance.now() - began) / 1000) } });
  held.set({ sending: { ...of, seconds: null } });
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
