import type { QueuedMessage } from '../../../../app/debug/stop.ts';
import { valueLines } from '../../../../core/debug/value-lines.ts';
import { indentJson } from '../../../../core/decode/indent-json.ts';
import type { InspectedMessage } from '../../../../core/message.ts';
import { textOrBytes } from '../../../../core/message-text.ts';
import { clean } from '../../../frame/clean.ts';
import type { DebugPicture } from '../debug-picture.ts';
import { queuedAtCursor } from '../queue-in-sight.ts';
import { issueRows } from './issue-rows.ts';
import { keyName, messageName } from './message-name.ts';
import { queuedInSight } from './stage-rows.ts';

/** Lines are made when they are asked for: whether there are some is asked for every frame. */
type Whole = { readonly title: string; readonly lines: () => readonly string[] };

/** All of what the cursor is on, to be read; null when there is no more than is in sight. */
export const wholeOf = (picture: DebugPicture): Whole | null => {
  const { state, watches, produced, logs } = picture;
  const { pane, cursors, look } = state;
  if (pane === 'queue') return wholeMessage(queuedAtCursor(picture));
  if (pane === 'stages' || pane === 'source') return wholeMessage(queuedInSight(picture));
  if (pane === 'watches') {
    const expression = watches[cursors.watches.at];
    const found = look?.stop.watches.find((one) => one.expression === expression)?.evaluation;
    if (expression === undefined || found === undefined) return null;
    return {
      title: clean(expression),
      lines: () => ('error' in found ? [clean(found.error)] : valueLines(found.value)),
    };
  }
  if (pane === 'produced') {
    const lines = () =>
      produced.flatMap(({ message, number }) => [`${number}  ${clean(message.raw.topic)}`, ...bodyOf(message), '']);
    return produced.length === 0 ? null : { title: 'Produced', lines };
  }
  if (pane === 'logs' && logs.length > 0)
    return {
      title: 'Logs',
      lines: () => logs.flatMap((log) => textLines(log.type === 'mark' ? log.label : logText(log))),
    };
  return null;
};

const logText = ({ message, fields }: { readonly message: string; readonly fields?: object }): string =>
  fields === undefined ? message : `${message}\n  ${JSON.stringify(fields)}`;

const wholeMessage = (queued: QueuedMessage | null): Whole | null => {
  if (queued === null) return null;
  const { message } = queued;
  const head = (): readonly string[] => [
    `${keyName(queued)}  ${clean(message.event ?? 'no event')}`,
    `topic ${clean(message.raw.topic)}`,
  ];
  const issues = (): readonly string[] =>
    issueRows(message.issues, { hasSchema: true }).map((row) => row.map(({ text }) => text).join(''));
  return { title: messageName(queued), lines: () => [...head(), ...bodyOf(message), ...issues()] };
};

const bodyOf = ({ raw, encoding }: InspectedMessage): readonly string[] => [
  ...raw.headers.map(([name, value]) => `  ${clean(name)}: ${headerText(value)}`),
  ...(raw.value === null
    ? ['(tombstone)']
    : encoding === 'base64'
      ? [`0x${raw.value.toString('hex')}`]
      : textLines(encoding === 'json' ? indentJson(raw.value.toString()) : raw.value.toString())),
];

const headerText = (value: Buffer | null): string => {
  const text = textOrBytes(value);
  return Buffer.isBuffer(text) ? `0x${text.toString('hex')}` : clean(String(text ?? 'null'));
};

const textLines = (text: string): readonly string[] => text.split('\n').map(clean);
