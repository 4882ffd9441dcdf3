import type { SessionProduced } from '../../../app/debug/debug-session.ts';
import type { Paint } from '../../colors.ts';
import { producedLines } from '../../formats/produced-lines.ts';

const indent = '  ';

/** `produced 2  held     topic  event ✓`, and what is wrong with it below. */
export const numberedProduced = (produced: SessionProduced, paint: Paint): readonly string[] => {
  const before = `${indent}produced ${produced.number}  `;
  const [head = '', ...issues] = producedLines(produced, { paint, indent });
  return [`${before}${stateOf(produced).padEnd(7)}${head}`, ...issues];
};

const stateOf = ({ held, place }: SessionProduced): string => {
  if (place !== undefined) return 'sent';
  return held ? 'held' : 'refused';
};
