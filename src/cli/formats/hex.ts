import { escapeControls } from '../../core/decode/visible-text.ts';
import type { InspectedMessage } from '../../core/message.ts';
import type { Format } from './format.ts';

const width = 16;

/** Where a message is, then its key, headers and value: offset, bytes and ASCII, sixteen a line. */
export const hex: Format = () => ({
  start: '',
  batch: (messages) => messages.map(dumpMessage).join(''),
  end: '',
});

const dumpMessage = ({ raw }: InspectedMessage): string => {
  const time = raw.timestamp < 0 ? 'no time' : new Date(raw.timestamp).toISOString();
  const headers = raw.headers.map(([name, value]) => dumpPart(`header ${escapeControls(name)}`, value));
  const parts = [dumpPart('key', raw.key), ...headers, dumpPart('value', raw.value)];
  return `${raw.topic} ${raw.partition}:${raw.offset}  ${time}\n${parts.join('')}\n`;
};

const dumpPart = (name: string, bytes: Buffer | null): string => {
  if (bytes === null) return `${name}  null\n`;
  const lines = Array.from({ length: Math.ceil(bytes.length / width) }, (_, index) => dumpLine(bytes, index * width));
  return `${name}  ${bytes.length} B\n${lines.join('')}`;
};

const dumpLine = (bytes: Buffer, at: number): string => {
  const row = bytes.subarray(at, at + width);
  const digits = [...row].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const ascii = [...row].map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
  return `  ${at.toString(16).padStart(8, '0')}  ${digits.padEnd(width * 3 - 1)}  |${ascii}|\n`;
};
