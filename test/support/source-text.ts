import type { SourceText } from '../../src/core/source-text.ts';
import { readSource } from '../../src/workspace/source-text.ts';

/** A schema file for a test: a text, or a document that is written as indented JSON. */
export const sourceText = (file: string, content: string | object): SourceText =>
  readSource(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));

/** Schema files by name, as a catalogue holds them. */
export const sourceTexts = (files: Readonly<Record<string, string | object>>): ReadonlyMap<string, SourceText> =>
  new Map(Object.entries(files).map(([file, content]) => [file, sourceText(file, content)]));
