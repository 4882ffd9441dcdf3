import { EvtoolError } from '../../core/errors.ts';
import { languageOf } from '../highlight/language-of.ts';
import { type HighlightSource, loadHighlighter, plainSource } from '../highlight/load-highlighter.ts';
import type { SpanLine } from '../highlight/span.ts';
import type { Ui } from '../ui.ts';

export type Previewed =
  | { readonly type: 'none' }
  | { readonly type: 'loading'; readonly path: string }
  | { readonly type: 'failed'; readonly path: string; readonly message: string }
  | { readonly type: 'shown'; readonly path: string; readonly lines: readonly SpanLine[] };

export type Preview = {
  readonly previewed: () => Previewed;
  /** Shows a file, by its path; null: none. One that is shown already stays. */
  readonly show: (path: string | null) => void;
  /** Reads the file again. */
  readonly renew: () => void;
};

/** A newline at the end of a file begins no line. */
const withoutLastBlank = (lines: readonly SpanLine[]): readonly SpanLine[] =>
  lines.length > 1 && lines.at(-1)?.every(({ text }) => text === '') ? lines.slice(0, -1) : lines;

/** The text of one file at a time, with its syntax once the grammars are loaded. */
export const openPreview = (ui: Ui): Preview => {
  let previewed: Previewed = { type: 'none' };
  let wanted = 0;
  const load = async (path: string): Promise<void> => {
    wanted += 1;
    const own = wanted;
    const tell = (news: Previewed): void => {
      if (own !== wanted) return;
      previewed = news;
      ui.draw('soon');
    };
    try {
      const text = await ui.context().files.text(path);
      const isNew = previewed.type !== 'shown' || previewed.path !== path;
      if (isNew) tell({ type: 'shown', path, lines: withoutLastBlank(plainSource(text)) });
      const highlight: HighlightSource = await loadHighlighter();
      tell({ type: 'shown', path, lines: withoutLastBlank(highlight(text, languageOf(path))) });
    } catch (error) {
      if (!(error instanceof EvtoolError)) throw error;
      tell({ type: 'failed', path, message: error.message });
    }
  };
  return {
    previewed: () => previewed,
    show: (path) => {
      if (path === null) {
        wanted += 1;
        previewed = { type: 'none' };
        return;
      }
      if (previewed.type !== 'none' && previewed.path === path) return;
      previewed = { type: 'loading', path };
      ui.run(() => load(path));
    },
    renew: () => {
      const { type } = previewed;
      if (type === 'none') return;
      const { path } = previewed;
      ui.run(() => load(path));
    },
  };
};
