import { isAbsolute, join } from 'node:path';
import type { AppContext } from '../../../app/context.ts';
import { EvtoolError } from '../../../core/errors.ts';
import { languageOf } from '../../highlight/language-of.ts';
import { type HighlightSource, loadHighlighter } from '../../highlight/load-highlighter.ts';
import type { SpanLine } from '../../highlight/span.ts';

/** The user's files as they are on disk, coloured, until they are forgotten. */
export type SourceTexts = {
  readonly load: (file: string) => Promise<void>;
  /** Null when it cannot be read, or was not yet. */
  readonly of: (file: string) => readonly SpanLine[] | null;
  readonly forget: () => void;
};

export const sourceTexts = (context: () => AppContext): SourceTexts => {
  const known = new Map<string, readonly SpanLine[] | null>();
  let highlighter: Promise<HighlightSource> | undefined;
  return {
    load: async (file) => {
      if (known.has(file)) return;
      highlighter ??= loadHighlighter();
      const text = await textOf(context(), file);
      const highlight = await highlighter;
      known.set(file, text === null ? null : highlight(text, languageOf(file)));
    },
    of: (file) => known.get(file) ?? null,
    forget: () => known.clear(),
  };
};

const textOf = async ({ files, workspace }: AppContext, file: string): Promise<string | null> => {
  try {
    return await files.text(isAbsolute(file) ? file : join(workspace?.root ?? '.', file));
  } catch (error) {
    if (error instanceof EvtoolError) return null;
    throw error;
  }
};
