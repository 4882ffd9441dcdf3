import { collectBytes } from './byte-writer.ts';
import { envelopeWriter, expectedBytes } from './envelope.ts';
import type { Format } from './format.ts';

/** One JSON object a line: a valid fixture, and what `produce -` reads. */
export const ndjson: Format = (view) => {
  const writeMessage = envelopeWriter(view);
  return {
    start: '',
    batch: (messages) =>
      collectBytes(expectedBytes(messages), (out) => {
        for (const message of messages) {
          writeMessage(message, out);
          out.text('\n');
        }
      }),
    end: '',
  };
};
