import type { SourceText } from '../core/source-text.ts';
import type { Finding } from '../core/workspace.ts';

type What = Pick<Finding, 'rule' | 'message'> & Partial<Pick<Finding, 'level' | 'hint'>>;

/** A finding at a node of a file: at its key for what is wrong about a member as a whole, else at its value. */
export const findingAt = (source: SourceText, pointer: string, part: 'key' | 'value', what: What): Finding => ({
  level: 'error',
  ...what,
  file: source.file,
  ...source.locate(pointer, part),
});
