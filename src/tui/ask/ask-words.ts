import type { Ui } from '../ui.ts';

/** The words that a list is narrowed to, heeded while one types; who leaves sees all of it. */
export const askWords = async (ui: Ui, initial: string, heed: (words: string) => void): Promise<void> => {
  const answer = await ui.prompt({ label: '/', initial, onChange: heed });
  if (answer === null) heed('');
};
