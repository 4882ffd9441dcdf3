import type { InspectedMessage } from '../../../core/message.ts';
import { clean } from '../../frame/clean.ts';
import type { Cell } from '../../frame/columns.ts';

/** No screen has more columns, and who hears it has enough; a payload is not read further than this, in bytes. */
const mostBytes = 2_048;

/** The beginning of a message's value on one line. */
export const valueLine = ({ raw, encoding }: InspectedMessage): Cell => {
  if (raw.value === null) return { text: '(tombstone)', role: 'dim' };
  if (raw.value.length === 0) return { text: '(empty)', role: 'dim' };
  const bytes = raw.value.subarray(0, mostBytes);
  const more = bytes.length < raw.value.length ? '…' : '';
  if (encoding === 'base64')
    return { text: `0x${bytes.subarray(0, mostBytes / 4).toString('hex')}${more}`, role: 'dim' };
  const text = bytes.toString();
  return { text: `${clean(encoding === 'json' && /\s/.test(text) ? onOneLine(text) : text)}${more}` };
};

/** Without the blanks between JSON's tokens; the last string may have no end. */
const onOneLine = (json: string): string =>
  json.replace(/("(?:[^"\\]|\\.)*"?)|\s+/g, (_, string: string | undefined) => string ?? '');
