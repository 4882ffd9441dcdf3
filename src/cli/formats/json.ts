import { collectBytes } from './byte-writer.ts';
import { envelopeWriter, expectedBytes } from './envelope.ts';
import type { Format } from './format.ts';

/** The objects of ndjson in one array. */
export const json: Format = (view) => {
  const writeMessage = envelopeWriter(view);
  let separator = '\n';
  return {
    start: '[',
    batch: (messages) =>
      collectBytes(expectedBytes(messages), (out) => {
        for (const message of messages) {
          out.text(separator);
          separator = ',\n';
          writeMessage(message, out);
        }
      }),
    end: '\n]\n',
  };
};
