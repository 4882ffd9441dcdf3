/** Writes the primitives of Kafka's protocol, growing as needed. */
export type ProtocolWriter = {
  readonly int8: (value: number) => void;
  readonly int16: (value: number) => void;
  readonly int32: (value: number) => void;
  /** Any safe integer. */
  readonly int64: (value: number) => void;
  readonly boolean: (value: boolean) => void;
  readonly string: (value: string | null) => void;
  /** Bytes with their length (int32) first. */
  readonly bytes: (value: Buffer) => void;
  readonly array: <T>(elements: readonly T[], write: (element: T) => void) => void;
  /** As in the flexible versions of requests: a length is an unsigned varint, one more than it says. */
  readonly compactString: (value: string) => void;
  readonly compactArray: <T>(elements: readonly T[], write: (element: T) => void) => void;
  /** No tagged fields, which is how every structure of a flexible version ends. */
  readonly noTags: () => void;
  readonly done: () => Buffer;
};

export const protocolWriter = (size = 256): ProtocolWriter => {
  let buffer = Buffer.allocUnsafe(size);
  let end = 0;

  const claim = (length: number): number => {
    const at = end;
    end += length;
    if (end > buffer.length) {
      const grown = Buffer.allocUnsafe(Math.max(end, buffer.length * 2));
      buffer.copy(grown, 0, 0, at);
      buffer = grown;
    }
    return at;
  };
  // Claim first, then write: claiming may replace the buffer.
  const int8 = (value: number): void => {
    const at = claim(1);
    buffer.writeInt8(value, at);
  };
  const uint8 = (value: number): void => {
    const at = claim(1);
    buffer.writeUInt8(value, at);
  };
  const int16 = (value: number): void => {
    const at = claim(2);
    buffer.writeInt16BE(value, at);
  };
  const int32 = (value: number): void => {
    const at = claim(4);
    buffer.writeInt32BE(value, at);
  };
  const int64 = (value: number): void => {
    int32(Math.floor(value / 2 ** 32));
    const at = claim(4);
    buffer.writeUInt32BE(value >>> 0, at);
  };
  const string = (value: string | null): void => {
    if (value === null) {
      int16(-1);
      return;
    }
    const length = Buffer.byteLength(value);
    int16(length);
    const at = claim(length);
    buffer.write(value, at);
  };
  const bytes = (value: Buffer): void => {
    int32(value.length);
    const at = claim(value.length);
    value.copy(buffer, at);
  };
  const unsignedVarint = (value: number): void => {
    let rest = value;
    for (; rest > 0x7f; rest >>>= 7) uint8((rest & 0x7f) | 0x80);
    uint8(rest);
  };
  return {
    int8,
    int16,
    int32,
    int64,
    boolean: (value) => int8(value ? 1 : 0),
    string,
    bytes,
    array: (elements, write) => {
      int32(elements.length);
      for (const element of elements) write(element);
    },
    compactString: (value) => {
      const length = Buffer.byteLength(value);
      unsignedVarint(length + 1);
      const at = claim(length);
      buffer.write(value, at);
    },
    compactArray: (elements, write) => {
      unsignedVarint(elements.length + 1);
      for (const element of elements) write(element);
    },
    noTags: () => uint8(0),
    done: () => buffer.subarray(0, end),
  };
};
