import type { Tail } from '../../app/tail.ts';
import type { Terminal } from '../command.ts';

/** A run that is over sooner shows no progress (ms). */
const firstAfter = 1_000;
const every = 250;
export const clearLine = '\r\u001b[K';

export type ProgressLine = {
  readonly start: (progress: Progress) => void;
  /** Takes the line away before something else is printed. */
  readonly clear: () => void;
  readonly stop: () => void;
};

type Progress = Pick<Tail, 'stats' | 'window' | 'isLookingBack'>;

/** On a terminal, says on stderr how far a long look through a topic has come. It is overwritten, never scrolled. */
export const progressLine = (terminal: Terminal): ProgressLine => {
  let isShown = false;
  let timer: NodeJS.Timeout | undefined;
  const clear = (): void => {
    if (isShown) terminal.err(clearLine);
    isShown = false;
  };
  const show = (progress: Progress): void => {
    const text = progressText(progress);
    clear();
    if (text === null) return;
    terminal.err(text);
    isShown = true;
  };
  return {
    start: (progress) => {
      if (!terminal.isInteractive.stderr) return;
      timer = setTimeout(() => {
        show(progress);
        timer = setInterval(show, every, progress);
      }, firstAfter);
    },
    clear,
    stop: () => {
      clearTimeout(timer);
      clear();
    },
  };
};

const progressText = ({ stats, window, isLookingBack }: Progress): string | null => {
  const read = stats.read.toLocaleString('en');
  if (isLookingBack()) return `looked back through ${read} messages`;
  if (!window.isBounded || window.total === 0) return null;
  const percent = Math.min(100, Math.floor((stats.read / window.total) * 100));
  return `${percent} %: read ${read} of ${window.total.toLocaleString('en')} messages, ${stats.shown.toLocaleString('en')} shown`;
};
