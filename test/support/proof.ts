import { setTimeout as sleep } from 'node:timers/promises';
import { patienceMs } from './patience.ts';

/**
 * What tells that a key did its work: what the screen shows then, or a check of the screen or of the world, which is true
 * then, and fails or is false before. It must not hold before the key: then it would prove nothing.
 */
export type Proof = RegExp | ((screen: string) => boolean | Promise<boolean>);

/** The screen once it stands still: before, half of it may be of the frame before. One that never does is taken as it is. */
const settled = async (screen: () => Promise<string>, first: string): Promise<string> => {
  let last = first;
  for (let tries = 0; tries < 10; tries += 1) {
    await sleep(10);
    const now = await screen();
    if (now === last) return now;
    last = now;
  }
  return last;
};

/** Whether it holds now, of which a half-drawn screen is no proof. */
export const holds = async (proof: Proof, screen: () => Promise<string>): Promise<boolean> => {
  const now = await screen();
  return (await holdsOf(proof, now)) && (await holdsOf(proof, await settled(screen, now)));
};

const holdsOf = async (proof: Proof, now: string): Promise<boolean> => {
  if (proof instanceof RegExp) return proof.test(now);
  try {
    return await proof(now);
  } catch {
    return false;
  }
};

/** Waits until the proof holds. */
export const proven = async (proof: Proof, screen: () => Promise<string>, after: string): Promise<void> => {
  for (const deadline = performance.now() + patienceMs; performance.now() < deadline; await sleep(15)) {
    if (await holds(proof, screen)) return;
  }
  const now = await screen();
  // What a check says of it is worth more than that it did not pass.
  const cause = proof instanceof RegExp ? undefined : await (async () => proof(now))().catch((error: unknown) => error);
  throw new Error(`after ${after} it does not come to ${proof}:\n${now}`, { cause });
};
