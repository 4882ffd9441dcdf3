/** Reads the primitives of Kafka's protocol from a response, in order. Bytes are views, not copies. */
export type ProtocolReader = {
  readonly int8: () => number;
  readonly int16: () => number;
  readonly int32: () => number;
  /** Exact up to 2^53, which offsets, timestamps and producer ids do not reach. */
  readonly int64: () => number;
  readonly boolean: () => boolean;
  readonly string: () => string | null;
  /** Bytes after their length (int32); empty for a negative length. */
  readonly bytes: () => Buffer;
  readonly array: <T>(read: () => T) => T[];
};

export const protocolReader = (buffer: Buffer): ProtocolReader => {
  let at = 0;
  const skip = (length: number): number => {
    const start = at;
    at += length;
    return start;
  };
  const int8 = (): number => buffer.readInt8(skip(1));
  const int16 = (): number => buffer.readInt16BE(skip(2));
  const int32 = (): number => buffer.readInt32BE(skip(4));
  const int64 = (): number => {
    const high = int32();
    return high * 2 ** 32 + buffer.readUInt32BE(skip(4));
  };
  const take = (length: number): Buffer => {
    if (length <= 0) return Buffer.alloc(0);
    if (at + length > buffer.length) throw new RangeError(`${length} bytes announced, ${buffer.length - at} there`);
    const start = skip(length);
    return buffer.subarray(start, at);
  };
  return {
    int8,
    int16,
    int32,
    int64,
    boolean: () => int8() !== 0,
    string: () => {
      const length = int16();
      return length < 0 ? null : take(length).toString();
    },
    bytes: () => take(int32()),
    array: (read) => {
      const length = int32();
      return Array.from({ length: Math.max(0, length) }, read);
    },
  };
};
