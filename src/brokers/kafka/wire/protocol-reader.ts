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
  /** As in the flexible versions of requests: a length is an unsigned varint, one more than it says; 0 is null. */
  readonly compactString: () => string | null;
  readonly compactArray: <T>(read: () => T) => T[];
  /** Reads over a topic's id. */
  readonly uuid: () => void;
  /** Reads over the tagged fields, with which every structure of a flexible version ends. */
  readonly tags: () => void;
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
  const unsignedVarint = (): number => {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = buffer.readUInt8(skip(1));
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new RangeError('a varint of more than five bytes');
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
    compactString: () => {
      const length = unsignedVarint() - 1;
      return length < 0 ? null : take(length).toString();
    },
    compactArray: (read) => {
      const length = unsignedVarint() - 1;
      return Array.from({ length: Math.max(0, length) }, read);
    },
    uuid: () => void take(16),
    tags: () => {
      for (let left = unsignedVarint(); left > 0; left -= 1) {
        unsignedVarint();
        take(unsignedVarint());
      }
    },
  };
};
