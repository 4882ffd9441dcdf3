import { isUtf8 } from 'node:buffer';
import type { SourcedDraft } from '../../app/fixture/drafter.ts';
import { isJson } from '../../core/decode/is-json.ts';
import { escapeControls } from '../../core/decode/visible-text.ts';
import { bytesJson, headersJson } from '../../core/fixture/envelope-json.ts';
import type { Encoding, Header } from '../../core/message.ts';
import { hidden } from '../../core/secrets.ts';
import { describedDraft, type ReceiptView } from './receipt.ts';

export type DraftView = ReceiptView & {
  /** Whether a header's text is hidden. */
  readonly isSecret: (header: string) => boolean;
};

/** What would be sent, for people: where to, headers, value. */
export const draftText = (draft: SourcedDraft, view: DraftView): string => {
  const { topic, partition, value } = draft;
  const place = partition === undefined ? topic : `${topic} ${partition}`;
  const headers = shownHeaders(draft.headers, view).map(([name, text]) => `  ${name}: ${shownBytes(text)}`);
  const lines = [`would send  ${place}  `, ...headers, ...(value === null ? [] : [`  ${shownBytes(value)}`])];
  const [first = '', ...others] = lines.map(escapeControls);
  return [`${first}${describedDraft(draft, view)}`, ...others, ''].join('\n');
};

/** The same as a line of NDJSON that `produce -` takes. */
export const draftNdjson = (draft: SourcedDraft, view: DraftView): string => {
  const { topic, partition, timestamp, key, value, event, valid } = draft;
  const encoding = encodingOf(value);
  const time = timestamp === undefined ? undefined : new Date(timestamp).toISOString();
  const start = JSON.stringify({ topic, partition, timestamp: time }).slice(0, -1);
  const end = JSON.stringify({ event: event?.name, valid });
  const middle = `"key":${bytesJson(key)},"headers":${headersJson(shownHeaders(draft.headers, view))}`;
  const payload = `"encoding":${JSON.stringify(encoding)},"value":${valueJson(value, encoding)}`;
  return `${start},${middle},${payload}${end === '{}' ? '}' : `,${end.slice(1)}`}\n`;
};

const hiddenBytes = Buffer.from(hidden);

const shownHeaders = (headers: readonly Header[], { isSecret }: DraftView): readonly Header[] =>
  headers.map(([name, value]) => [name, value !== null && isSecret(name) ? hiddenBytes : value]);

const shownBytes = (bytes: Buffer | null): string => {
  if (bytes === null) return 'null';
  return isUtf8(bytes) ? bytes.toString() : `0x${bytes.toString('hex')}`;
};

const encodingOf = (value: Buffer | null): Encoding => {
  if (value === null) return null;
  if (!isUtf8(value)) return 'base64';
  return isJson(value) ? 'json' : 'text';
};

const valueJson = (value: Buffer | null, encoding: Encoding): string => {
  if (value === null || encoding === null) return 'null';
  return encoding === 'json'
    ? value.toString()
    : JSON.stringify(value.toString(encoding === 'text' ? 'utf8' : 'base64'));
};
