import { constants, copyFile, link, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EvtoolError, usageError } from '../core/errors.ts';
import { systemReason } from '../core/system-reason.ts';

/** Writes a new file and its folders, as a whole or not at all. `shown` is its name for messages. */
export const createFile = async (path: string, text: string, shown: string): Promise<void> => {
  const draft = await writeDraft(path, text, shown, 0o666);
  try {
    await place(draft, path);
  } catch (error) {
    throw codeOf(error) === 'EEXIST'
      ? usageError(`${shown} is there already; it was left as it is.`)
      : failure(shown, error);
  } finally {
    await rm(draft, { force: true });
  }
};

/** Replaces a file's text, as a whole or not at all; its permissions stay. */
export const replaceFile = async (path: string, text: string, shown: string): Promise<void> => {
  const { mode } = await stat(path);
  const draft = await writeDraft(path, text, shown, mode);
  try {
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw failure(shown, error);
  }
};

/** Unlike a rename, a link never replaces what is there; where there are no links, a copy does not either. */
const place = async (draft: string, path: string): Promise<void> => {
  try {
    await link(draft, path);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(String(codeOf(error)))) throw error;
    await copyFile(draft, path, constants.COPYFILE_EXCL);
  }
};

const writeDraft = async (path: string, text: string, shown: string, mode: number): Promise<string> => {
  const draft = join(dirname(path), `.${basename(path)}.${crypto.randomUUID()}.tmp`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(draft, text, { mode, flush: true });
    return draft;
  } catch (error) {
    await discard(draft);
    throw failure(shown, error);
  }
};

/** Why the draft could not be written matters more than why it cannot be removed. */
const discard = async (draft: string): Promise<void> => {
  await rm(draft, { force: true }).catch(() => undefined);
};

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

const failure = (shown: string, cause: unknown): EvtoolError =>
  new EvtoolError(`Cannot write ${shown}: ${systemReason(cause)}.`, { cause });
