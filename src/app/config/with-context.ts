import { valueAt } from '../../core/json-pointer.ts';
import type { SourceText } from '../../core/source-text.ts';
import { insertInBraces, startsWithBrace } from '../new-event/insert-in-braces.ts';

/** The text of a configuration with another default context; comments and layout stay. */
export const withContext = (config: SourceText, name: string): string => {
  if (valueAt(config.document, '/context') !== undefined) return replaced(config, name);
  if (startsWithBrace(config, '')) return insertInBraces(config, '', `"context": ${JSON.stringify(name)}`);
  return inserted(config.text, `context: ${scalar(name)}`);
};

const replaced = (config: SourceText, name: string): string => {
  const { line, column } = config.locate('/context', 'value');
  const lines = config.text.split(/(?<=\r\n|\n|\r(?!\n))/);
  const mark = line === 1 && config.text.startsWith('\uFEFF') ? 1 : 0;
  const at = column - 1 + mark;
  const own = lines[line - 1] ?? '';
  const rest = own.slice(at);
  const written = lengthOfScalar(rest);
  const text = rest.startsWith('"') ? JSON.stringify(name) : scalar(name);
  return lines.with(line - 1, `${own.slice(0, at)}${text}${rest.slice(written)}`).join('');
};

/** A quoted scalar ends with its quote, a plain one before a comment, a closing brace, a comma or the line's end. */
const lengthOfScalar = (text: string): number =>
  (/^"(?:[^"\\]|\\.)*"|^'(?:[^']|'')*'|^[^\s,}#](?:[^\s,}]|[ \t]+(?=[^#\s]))*/.exec(text)?.[0] ?? '').length;

/** Plain where YAML reads it as this very string. */
const scalar = (name: string): string =>
  /^[A-Za-z_][\w.-]*$/.test(name) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(name)
    ? name
    : JSON.stringify(name);

/** First in the document: after directives, the line `---`, and the comments that head the file. */
const inserted = (text: string, line: string): string => {
  const head = /^(?:\uFEFF)?(?:(?:#.*|%.*|---[ \t]*(?:#.*)?)(?:\r\n|\n|\r))*/.exec(text)?.[0] ?? '';
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return `${head}${line}${newline}${text.slice(head.length)}`;
};
