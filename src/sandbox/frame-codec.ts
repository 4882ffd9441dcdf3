import { deserialize, serialize } from 'node:v8';

const headBytes = 4;

/** A message for a pipe: its length, then the bytes of a structured clone. */
export const encodeFrame = (message: unknown): Buffer => {
  const body = serialize(message);
  const head = Buffer.alloc(headBytes);
  head.writeUInt32LE(body.length);
  return Buffer.concat([head, body]);
};

/** Puts together what comes in pieces, and calls for each whole message. */
export const frameReader = (onMessage: (message: unknown) => void): ((piece: Buffer) => void) => {
  let pieces: Buffer[] = [];
  let held = 0;
  let wanted = headBytes;
  return (piece) => {
    pieces.push(piece);
    held += piece.length;
    if (held < wanted) return;
    let rest = Buffer.concat(pieces, held);
    while (rest.length >= headBytes) {
      const end = headBytes + rest.readUInt32LE();
      wanted = end;
      if (rest.length < end) break;
      // A copy, as its bytes are handed out and the rest must not be kept alive by them.
      onMessage(deserialize(Buffer.from(rest.subarray(headBytes, end))));
      rest = rest.subarray(end);
      wanted = headBytes;
    }
    pieces = [rest];
    held = rest.length;
  };
};
