import { escapeControls } from '../../core/decode/visible-text.ts';
import { collectBytes } from './byte-writer.ts';
import type { Format } from './format.ts';

/** The bytes of each value and a newline; nothing but the newline for a tombstone. A terminal gets them made visible. */
export const raw: Format = ({ isTerminal }) => ({
  start: '',
  batch: (messages) => {
    const values = messages.map((message) => message.raw.value);
    if (isTerminal) return values.map((value) => `${escapeControls(value?.toString() ?? '')}\n`).join('');
    const expected = values.reduce((sum, value) => sum + (value?.length ?? 0) + 1, 0);
    return collectBytes(expected, (out) => {
      for (const value of values) {
        if (value !== null) out.bytes(value);
        out.text('\n');
      }
    });
  },
  end: '',
});
