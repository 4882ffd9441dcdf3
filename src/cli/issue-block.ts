import { escapeControls } from '../core/decode/visible-text.ts';
import type { Paint } from './colors.ts';

type IssueBlock = {
  readonly place: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly message: string;
  readonly rule: string;
  /** The source around the place; null where it cannot be shown. */
  readonly excerpt: string | null;
  /** The position of the schema's rule. */
  readonly schema?: string | undefined;
  readonly hint?: string | undefined;
};

const levelColors = { error: 'red', warning: 'yellow', note: 'cyan' } as const;

/** What is wrong somewhere, for people: the place, the source above a mark, and the rule that is broken. */
export const issueBlock = (block: IssueBlock, paint: Paint): string => {
  const { place, level, message, rule, excerpt, schema, hint } = block;
  const shownLevel = paint(levelColors[level], level);
  const lines = [
    `${escapeControls(place)}  ${shownLevel}  ${escapeControls(message)}  ${paint('dim', `(${rule})`)}`,
    ...(excerpt === null ? [] : [excerpt]),
    ...(schema === undefined ? [] : [`  schema  ${escapeControls(schema)}`]),
    ...(hint === undefined ? [] : [`  ${escapeControls(hint)}`]),
  ];
  return `${lines.join('\n')}\n`;
};
