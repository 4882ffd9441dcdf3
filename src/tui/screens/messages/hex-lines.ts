import type { Lines } from './raw-lines.ts';

const offsetDigits = 7;
/** Two digits, a blank and a sign. */
const columnsPerByte = 4;

/** Bytes as offset, digits and signs, as many in a line as have room, at most sixteen. */
export const hexLines = (bytes: Buffer | null, columns: number): Lines => {
  if (bytes === null) return { length: 1, line: () => 'null (a tombstone)' };
  const room = Math.floor((columns - offsetDigits - 1) / columnsPerByte);
  const perLine = Math.max(2, Math.min(16, room - (room % 2)));
  return {
    length: Math.max(1, Math.ceil(bytes.length / perLine)),
    line: (index) => {
      const at = index * perLine;
      const row = [...bytes.subarray(at, at + perLine)];
      const digits = row.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
      const signs = row.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
      return `${at.toString(16).padStart(offsetDigits, '0')} ${digits.padEnd(perLine * 3 - 1)} ${signs}`;
    },
  };
};
