import { pointerStep } from '../../core/json-pointer.ts';
import type { SourceText } from '../../core/source-text.ts';
import { eventNames, membersOf } from './event-names.ts';
import type { NewEvent } from './insert-event.ts';

const defaultIndent = '  ';

/** Puts an event behind the last one of a configuration in YAML's block style, indented and spaced as the others are. */
export const insertInBlock = (config: SourceText, event: NewEvent): string => {
  const newline = config.text.includes('\r\n') ? '\r\n' : '\n';
  const lines = config.text.split(/\r\n|\n/);
  const hasKey = Object.hasOwn(membersOf(config.document), 'events');
  const at = hasKey ? endOfEvents(config, lines) : lastContent(lines, { from: 0, to: lines.length });
  const added = [
    ...((hasKey && hasBlankLines(config, lines)) || (!hasKey && at > 0) ? [''] : []),
    ...(hasKey ? [] : ['events:']),
    ...entryOf(event, indentOf(config)),
  ];
  return lines.toSpliced(at, 0, ...added).join(newline);
};

const entryOf = ({ name, topic, key }: NewEvent, indent: string): readonly string[] => [
  `${indent}${name}:`,
  `${indent}${indent}topic: ${topic}`,
  `${indent}${indent}key: ${key}`,
];

const lineOf = (config: SourceText, pointer: string): number => config.locate(pointer, 'key').line;

const indentOf = (config: SourceText): string => {
  const [first] = eventNames(config);
  if (first === undefined) return defaultIndent;
  return ' '.repeat(config.locate(`/events${pointerStep(first)}`, 'key').column - 1);
};

/** Whether blank lines keep the first two events apart. */
const hasBlankLines = (config: SourceText, lines: readonly string[]): boolean => {
  const [first, second] = eventNames(config).map((name) => lineOf(config, `/events${pointerStep(name)}`));
  if (first === undefined || second === undefined) return false;
  return lines.slice(first, second - 1).some((line) => line.trim() === '');
};

/** How many lines stand before the place behind the last event. */
const endOfEvents = (config: SourceText, lines: readonly string[]): number => {
  const start = lineOf(config, '/events');
  const others = Object.keys(membersOf(config.document)).map((name) => lineOf(config, pointerStep(name)) - 1);
  return lastContent(lines, { from: start, to: Math.min(lines.length, ...others.filter((line) => line >= start)) });
};

type Stretch = { readonly from: number; readonly to: number };

/** Behind the last line that is neither blank nor a comment at the margin: those belong to what follows. */
const lastContent = (lines: readonly string[], { from, to }: Stretch): number =>
  from + lines.slice(from, to).findLastIndex((line) => /^(?:[^#\s]|\s+\S)/.test(line)) + 1;
