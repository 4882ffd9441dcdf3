import { textOrBytes } from '../../../core/message-text.ts';
import { clean } from '../../frame/clean.ts';
import type { Cell } from '../../frame/columns.ts';

/** Longer keys are not read further, in bytes. */
const mostBytes = 1_024;

/** A key on one line. */
export const keyCell = (key: Buffer | null): Cell => {
  const text = textOrBytes(key === null || key.length <= mostBytes ? key : key.subarray(0, mostBytes));
  if (text === null) return { text: 'null', role: 'dim' };
  if (text === '') return { text: '""', role: 'dim' };
  return typeof text === 'string' ? { text: clean(text), role: 'key' } : { text: `0x${text.toString('hex')}` };
};
