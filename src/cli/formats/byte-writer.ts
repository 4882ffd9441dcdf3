export type ByteWriter = {
  /** Appends text as UTF-8. */
  readonly text: (text: string) => void;
  readonly bytes: (bytes: Buffer) => void;
};

/** Collects text and bytes into one buffer without a string in between; `expected` bytes fit without growing. */
export const collectBytes = (expected: number, write: (writer: ByteWriter) => void): Buffer => {
  let buffer = Buffer.allocUnsafe(expected);
  let length = 0;
  const reserve = (more: number): void => {
    if (length + more <= buffer.length) return;
    const grown = Buffer.allocUnsafe(Math.max(buffer.length * 2, length + more));
    buffer.copy(grown, 0, 0, length);
    buffer = grown;
  };
  write({
    text: (text) => {
      // A UTF-16 unit is at most three bytes of UTF-8; only where that may not fit is it worth counting them.
      if (length + text.length * 3 > buffer.length) reserve(Buffer.byteLength(text));
      length += buffer.write(text, length);
    },
    bytes: (bytes) => {
      reserve(bytes.length);
      length += bytes.copy(buffer, length);
    },
  });
  return buffer.subarray(0, length);
};
