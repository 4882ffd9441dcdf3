import { isUtf8 } from 'node:buffer';
import type { SourcedDraft } from '../../app/fixture/drafter.ts';
import { escapeControls } from '../../core/decode/visible-text.ts';
import { bytesJson } from '../../core/fixture/envelope-json.ts';
import type { GeneratedHeader } from '../../core/fixture/fill.ts';
import type { Receipt } from '../../core/message.ts';
import { hidden } from '../../core/secrets.ts';
import type { Paint } from '../colors.ts';

export type ReceiptView = { readonly paint: Paint; readonly showSecrets: boolean };

/** For people: `✓ TOPIC PARTITION:OFFSET  KEY  EVENT  SIZE`, and what was generated. Without an answer asked for, `·`. */
export const receiptText = ({ draft, topic, partition, offset }: Receipt<SourcedDraft>, view: ReceiptView): string => {
  const { paint } = view;
  const place = offset < 0 ? `${partition}  not confirmed` : `${partition}:${offset}`;
  const mark = offset < 0 ? paint('yellow', '·') : paint('green', '✓');
  return `${mark} ${escapeControls(topic)} ${place}  ${describedDraft(draft, view)}\n`;
};

/** `KEY  EVENT  SIZE  request-id 0Wx…`. */
export const describedDraft = ({ key, value, event, generated }: SourcedDraft, view: ReceiptView): string =>
  [
    view.paint('cyan', shownKey(key)),
    ...(event === null ? [] : [event.name]),
    value === null ? 'tombstone' : `${value.length} B`,
    ...generated.map((one) => `${one.rule.generate} ${escapeControls(shownText(one, view))}`),
  ].join('  ');

const shownKey = (key: Buffer | null): string => {
  if (key === null) return 'null';
  if (key.length === 0) return '""';
  return isUtf8(key) ? escapeControls(key.toString()) : `0x${key.toString('hex')}`;
};

const shownText = ({ rule, text }: GeneratedHeader, { showSecrets }: Pick<ReceiptView, 'showSecrets'>): string =>
  rule.secret && !showSecrets ? hidden : text;

/** One line of JSON; what does not apply is absent. */
export const receiptNdjson = (
  { draft, topic, partition, offset, timestamp }: Receipt<SourcedDraft>,
  view: Pick<ReceiptView, 'showSecrets'>,
): string => {
  const { key, event, written, generated } = draft;
  const place = `"topic":${JSON.stringify(topic)},"partition":${partition},"offset":${offset < 0 ? null : offset}`;
  const time = timestamp < 0 ? 'null' : `"${new Date(timestamp).toISOString()}"`;
  const parts = [
    event === null ? '' : `,"event":${JSON.stringify(event.name)}`,
    written.source === null ? '' : `,"fixture":${JSON.stringify(written.file)}`,
    generated.length === 0 ? '' : `,"generated":${JSON.stringify(generatedTexts(generated, view))}`,
  ];
  return `{${place},"timestamp":${time},"key":${bytesJson(key)}${parts.join('')}}\n`;
};

const generatedTexts = (generated: readonly GeneratedHeader[], view: Pick<ReceiptView, 'showSecrets'>) =>
  Object.fromEntries(generated.map((one) => [one.rule.name, shownText(one, view)]));
