import { textOrBytes } from '../../../core/message-text.ts';
import { clean } from '../../frame/clean.ts';
import type { Cell } from '../../frame/columns.ts';
import type { Glyphs } from '../../frame/glyphs.ts';

/** Longer keys are not read further, in bytes. */
const mostBytes = 1_024;

/** A key on one line. That there is none is no word, which might be a key. */
export const keyCell = (key: Buffer | null, { none }: Pick<Glyphs, 'none'>): Cell => {
  const text = textOrBytes(key === null || key.length <= mostBytes ? key : key.subarray(0, mostBytes));
  if (text === null) return { text: none, role: 'dim' };
  if (text === '') return { text: '""', role: 'dim' };
  return typeof text === 'string' ? { text: clean(text), role: 'key' } : { text: `0x${text.toString('hex')}` };
};
