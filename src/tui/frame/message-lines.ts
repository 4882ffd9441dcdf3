import { clean } from './clean.ts';
import { cut } from './width.ts';
import { wrapped } from './wrapped.ts';

/** What an error says, wrapped; the lines of source that may follow stay lines, as a mark points into them. */
export const messageLines = (message: string, columns: number): readonly string[] => {
  const [words = '', ...source] = message.split('\n');
  return [...wrapped(clean(words), columns), ...source.map((line) => cut(clean(line), columns))];
};
