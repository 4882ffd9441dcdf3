import type { SyntaxRole } from './syntax-role.ts';

/** A piece of one line. Its text is as it is in the file: whoever prints it escapes control characters. */
export type Span = { readonly text: string; readonly role: SyntaxRole };

/** The spans of one line; together they are its text. None for an empty line. */
export type SpanLine = readonly Span[];

export const plainLine = (text: string): SpanLine => (text === '' ? [] : [{ text, role: 'text' }]);
