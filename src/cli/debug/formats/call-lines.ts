import type { StackFrame } from '../../../core/debug/pause.ts';
import { escapeControls } from '../../../core/decode/visible-text.ts';
import { textTable } from '../../text-table.ts';
import { callPlace } from './call-place.ts';
import { orNone } from './or-none.ts';

/** The calls that led to a place, innermost first, by their numbers. */
export const callLines = (frames: readonly StackFrame[], selected: number): readonly string[] => {
  const rows = frames.map((frame, number) => [
    `${number === selected ? '>' : ' '} ${number}`,
    `${frame.isAsync ? 'await ' : ''}${escapeControls(frame.function)}`,
    callPlace(frame),
  ]);
  return orNone(
    textTable(rows)
      .trimEnd()
      .split('\n')
      .filter((line) => line !== ''),
    'no call: this is no line of code',
  );
};
