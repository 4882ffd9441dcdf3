import { replayText } from '../../formats/replay-text.ts';
import type { Face } from '../face.ts';
import { answerText } from './answer-text.ts';
import { probeLine } from './probe-line.ts';
import { type DebugTextView, stopText } from './stop-text.ts';

/** For people. */
export const textFace = (view: DebugTextView): Face => ({
  stop: (shown) => stopText(shown, view),
  probe: (probe) => `${probeLine(probe, { paint: view.paint, columns: view.columns() })}\n`,
  result: (result) => replayText(result, view),
  waiting: () => 'No message is left: waiting for a save (Ctrl-C ends).\n',
  answer: (answer) => answerText(answer, view),
});
