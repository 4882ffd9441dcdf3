import { setTimeout as sleep } from 'node:timers/promises';

/** Longer than the UI takes a key for one that was meant for what was there before. */
const readingMs = 300;

/** Takes its time where a screen asks something, as a person does: what is pressed sooner is no answer. */
export const readQuestion = async (screen: string): Promise<void> => {
  if (/^y yes {2}n no$/m.test(screen)) await sleep(readingMs);
};
