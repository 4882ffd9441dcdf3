import { isUtf8 } from 'node:buffer';
import { minifyJson } from '../../core/decode/minify-json.ts';
import { escapeControls } from '../../core/decode/visible-text.ts';
import { cutToWidth, displayWidth } from '../../core/display-width.ts';
import type { Issue } from '../../core/issue.ts';
import { issuePlace } from '../../core/issue-place.ts';
import type { InspectedMessage } from '../../core/message.ts';
import { localTimes } from '../../core/position/local-times.ts';
import { type Color, type Paint, painter } from '../colors.ts';
import type { Format, FormatView } from './format.ts';

/** A payload of which only a line's worth is shown is not read further than this, in bytes. */
const previewBytes = 16_384;
/** Longer keys are cut on a terminal. */
const keyColumns = 40;
/** However narrow the terminal, so much of the key is shown, */
const leastKeyColumns = 8;
/** and so much of the value: the key gives way to it. */
const leastValueColumns = 16;
/** Issues below a message; the rest is counted. */
const mostIssues = 10;

/** One line a message for people, its issues beneath. The columns widen as needed; only a narrow terminal narrows the key's. */
export const text: Format = (view) => {
  const clock = localTimes(view.zone, view.now);
  const paint = painter(view.color);
  const widths = { place: 0, key: 0, verdict: 0 };
  const pad = (name: keyof typeof widths, shown: string): string => {
    const width = displayWidth(shown);
    widths[name] = Math.max(widths[name], width);
    return ' '.repeat(widths[name] - width);
  };

  const lineOf = (message: InspectedMessage, columns: number | null): string => {
    const time = clock(message.raw.timestamp);
    const place = placeOf(message, view);
    const { event, mark, style } = verdictOf(message);
    const verdict = [event, mark].filter((part) => part !== '').join(' ');
    const [placePad, verdictPad] = [pad('place', place), pad('verdict', verdict)];
    const painted = [event, mark && paint(style, mark)].filter((part) => part !== '').join(' ');
    // Without any verdict so far, as without a workspace, there is no column for it.
    const verdictColumn = widths.verdict === 0 ? '' : `${painted}${verdictPad}  `;
    const verdictWidth = widths.verdict === 0 ? 0 : widths.verdict + 2;
    const besideKey = displayWidth(`${time}  `) + widths.place + 2 + 2 + verdictWidth;
    const mostKey = columns === null ? null : keyRoom(columns - besideKey);
    const key = keyOf(message.raw.key, mostKey);
    widths.key = Math.min(widths.key, mostKey ?? widths.key);
    const keyPad = pad('key', key);
    const used = besideKey + widths.key;
    const value = shownValue(message, columns === null ? null : Math.max(leastValueColumns, columns - used));
    return `${paint('dim', time)}  ${place}${placePad}  ${paint('cyan', key)}${keyPad}  ${verdictColumn}${value}\n`;
  };

  return {
    start: '',
    batch: (messages) => {
      const columns = view.columns();
      return messages.map((message) => `${lineOf(message, columns)}${issueLines(message.issues, paint)}`).join('');
    },
    end: '',
  };
};

const placeOf = ({ raw }: InspectedMessage, { isMixed }: FormatView): string =>
  `${isMixed ? `${escapeControls(raw.topic)} ` : ''}${raw.partition}:${raw.offset}`;

const keyRoom = (columns: number): number =>
  Math.min(keyColumns, Math.max(leastKeyColumns, columns - leastValueColumns));

const keyOf = (key: Buffer | null, columns: number | null): string => {
  if (key === null) return 'null';
  if (key.length === 0) return '""';
  const shown = isUtf8(key) ? escapeControls(key.toString()) : `0x${key.toString('hex')}`;
  return columns === null ? shown : cutToWidth(shown, columns);
};

const verdictOf = ({ event, valid, issues }: InspectedMessage): Verdict => {
  const isUnknown = event === undefined && issues.some(({ step }) => step === 'event');
  const name = escapeControls(event ?? (isUnknown ? 'unknown' : ''));
  if (valid === undefined) return { event: name, mark: isUnknown ? '?' : '', style: 'yellow' };
  return valid ? { event: name, mark: '✓', style: 'green' } : { event: name, mark: '✗', style: 'red' };
};

type Verdict = { readonly event: string; readonly mark: string; readonly style: Color };

const shownValue = ({ raw, encoding }: InspectedMessage, columns: number | null): string => {
  if (raw.value === null) return '(tombstone)';
  if (raw.value.length === 0) return '(empty)';
  const isLong = columns !== null && raw.value.length > previewBytes;
  const bytes = isLong ? raw.value.subarray(0, previewBytes) : raw.value;
  const shown = shownBytes(bytes, encoding);
  if (columns === null) return shown;
  return isLong ? cutToWidth(`${shown} …`, columns) : cutToWidth(shown, columns);
};

const shownBytes = (bytes: Buffer, encoding: InspectedMessage['encoding']): string => {
  if (encoding === 'base64') return `0x${bytes.toString('hex')}`;
  return escapeControls((encoding === 'json' ? minifyJson(bytes) : bytes).toString());
};

const issueLines = (issues: readonly Issue[], paint: Paint): string => {
  const lines = issues.slice(0, mostIssues).map((issue) => issueLine(issue, paint));
  const rest = issues.length - lines.length;
  return [...lines, ...(rest > 0 ? [`${indent}and ${rest} more\n`] : [])].join('');
};

const indent = ' '.repeat(14);

const issueLine = (issue: Issue, paint: Paint): string => {
  const { level, keyword, message } = issue;
  const kind = level === 'error' ? '' : `${level}: `;
  const style = { error: 'red', warning: 'yellow', note: 'dim' } as const;
  return `${indent}${escapeControls(issuePlace(issue))}  ${paint(style[level], keyword)}  ${kind}${escapeControls(message)}\n`;
};
