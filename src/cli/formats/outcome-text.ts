import { escapeControls } from '../../core/decode/visible-text.ts';
import type { Outcome } from '../../core/handler/outcome.ts';
import type { ReplayResult } from '../../core/replay/replay-result.ts';
import type { Color, Paint } from '../colors.ts';

/** How a message ended. A fixture may expect a failure: then the run is a success, and says why. */
export const outcomeText = ({ outcome, reason, differences }: ReplayResult, paint: Paint): string => {
  const expected = differences?.length === 0 ? ', as the fixture expects' : '';
  return `${paint(outcomeColors[outcome], outcome)}${expected}${reason === undefined ? '' : `  ${escapeControls(reason)}`}`;
};

const outcomeColors: Readonly<Record<Outcome, Color>> = {
  ok: 'green',
  failed: 'red',
  timeout: 'red',
  invalid: 'red',
  skipped: 'yellow',
  retry: 'yellow',
  'dead-letter': 'yellow',
};
