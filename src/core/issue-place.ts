import type { Issue } from './issue.ts';

/**
 * Where in a message an issue is, for people: a JSON pointer, or a name of the whole. A lone slash would be read as a
 * stray letter, and is the pointer of the member without a name.
 */
export const issuePlace = ({ step, header, path }: Pick<Issue, 'step' | 'header' | 'path'>): string => {
  if (header !== undefined) return `header ${header}${path}`;
  if (path !== '') return path;
  return step === 'event' ? 'message' : 'value';
};
