import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { EvtoolError, exitCodes, usageError } from '../core/errors.ts';

/** A file's text; `shown` is its name for messages. A missing file is exit 2, one that is not UTF-8 exit 3. */
export const readText = async (path: string, shown: string): Promise<string> => {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw translate(error, shown);
  });
  return decode(bytes, shown);
};

/** As `readText`, for what is read only when it is looked at. */
export const readTextNow = (path: string, shown: string): string => {
  try {
    return decode(readFileSync(path), shown);
  } catch (error) {
    throw translate(error, shown);
  }
};

const decode = (bytes: Uint8Array, shown: string): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new EvtoolError(`${shown}:1:1 is not UTF-8 text.`, { exitCode: exitCodes.invalid, cause });
  }
};

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'reading it is not allowed',
};

const translate = (error: unknown, shown: string): Error => {
  if (!(error instanceof Error) || error instanceof EvtoolError)
    return error instanceof Error ? error : new Error(String(error));
  const code = 'code' in error ? String(error.code) : '';
  const reason = reasons[code];
  if (reason !== undefined) return usageError(`Cannot read ${shown}: ${reason}.`);
  return new EvtoolError(`Cannot read ${shown}: ${error.message}`, { cause: error });
};
