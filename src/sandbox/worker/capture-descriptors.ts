import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** Told of text that is written to standard output (1) or standard error (2). */
export type Print = (descriptor: 1 | 2, text: string) => void;

type Call = (...args: readonly unknown[]) => unknown;

/**
 * Prints what is written straight to the descriptors of the process, as some loggers do: it would stand in the middle of
 * what evtool itself shows or tells there.
 */
export const captureDescriptors = (print: Print): void => {
  instead('writeSync', (descriptor, [data, ...rest]) => told(print, descriptor, partOf(data, rest)));
  instead('writevSync', (descriptor, [parts]) => told(print, descriptor, joined(parts)));
  instead('writeFileSync', (descriptor, [data]) => void told(print, descriptor, bytesOf(data)));
  instead('appendFileSync', (descriptor, [data]) => void told(print, descriptor, bytesOf(data)));
  instead('write', (descriptor, [data, ...rest]) => {
    answer(rest, told(print, descriptor, partOf(data, rest)), data);
  });
  instead('writev', (descriptor, [parts, ...rest]) => {
    answer(rest, told(print, descriptor, joined(parts)), parts);
  });
  syncBuiltinESMExports();
};

/** The function stays as it is for all other files. */
const instead = (name: string, write: (descriptor: 1 | 2, args: readonly unknown[]) => unknown): void => {
  const original: Call = Reflect.get(fs, name);
  const replaced: Call = (file, ...args) => {
    const descriptor = descriptorOf(file);
    return descriptor === null ? Reflect.apply(original, fs, [file, ...args]) : write(descriptor, args);
  };
  // How it is to be promisified is told by a property.
  Reflect.set(fs, name, Object.defineProperties(replaced, Object.getOwnPropertyDescriptors(original)));
};

const descriptorOf = (file: unknown): 1 | 2 | null => {
  if (file === 1 || file === '/dev/stdout') return 1;
  return file === 2 || file === '/dev/stderr' ? 2 : null;
};

const told = (print: Print, descriptor: 1 | 2, bytes: Buffer): number => {
  if (bytes.length > 0) print(descriptor, bytes.toString());
  return bytes.length;
};

/** As `fs.write` takes it: a text with a position and an encoding, or bytes with an offset and a length. */
const partOf = (data: unknown, [first, second]: readonly unknown[]): Buffer => {
  const bytes = bytesOf(data, second);
  if (typeof data === 'string') return bytes;
  const { offset, length } =
    typeof first === 'object' && first !== null ? partIn(first) : { offset: first, length: second };
  const from = typeof offset === 'number' ? offset : 0;
  return bytes.subarray(from, typeof length === 'number' ? from + length : undefined);
};

const partIn = (options: object) => ({
  offset: Reflect.get(options, 'offset'),
  length: Reflect.get(options, 'length'),
});

const bytesOf = (data: unknown, encoding?: unknown): Buffer => {
  if (ArrayBuffer.isView(data)) return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const known = typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8';
  return Buffer.from(String(data), known);
};

const joined = (parts: unknown): Buffer =>
  Buffer.concat(Array.isArray(parts) ? parts.map((part: unknown) => bytesOf(part)) : []);

const answer = (args: readonly unknown[], written: number, data: unknown): void => {
  const callback = args.findLast((one): one is Call => typeof one === 'function');
  if (callback) setImmediate(callback, null, written, data);
};
