import type { InspectedMessage } from '../../core/message.ts';
import { roundedNumbers } from '../../core/schema/rounded-numbers.ts';
import { jsonTree } from './json-tree.ts';
import type { Tree } from './tree-state.ts';

/** A message's value with its issues, and its numbers as they were sent. What is no JSON is one row. */
export const messageTree = ({ raw, encoding, value, issues }: InspectedMessage): Tree =>
  jsonTree(value, {
    issues,
    exactNumbers: () => (encoding === 'json' ? roundedNumbers({ text: String(raw.value ?? ''), at: '' }) : new Map()),
  });
