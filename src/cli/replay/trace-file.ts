import { type FileHandle, open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { EvtoolError, usageError } from '../../core/errors.ts';
import type { ReplayResult } from '../../core/replay/replay-result.ts';
import { systemReason } from '../../core/system-reason.ts';
import { stopJson } from '../debug/formats/stop-ndjson.ts';
import type { ShownStop } from '../debug/shown-stop.ts';
import { replayJson } from '../formats/replay-ndjson.ts';

export type TraceFile = {
  readonly stop: (shown: ShownStop) => Promise<void>;
  readonly result: (result: ReplayResult) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** An endless loop would fill the disk. */
const mostStops = 100_000;
/** So much is written at once, in UTF-16 units. */
const chunk = 65_536;

/**
 * A file for the lines that a handler passes, one JSON object a line, as the prompt prints stops, with each message's
 * summary. One that is there is replaced. Ends after 100,000 stops, and says so.
 */
export const openTraceFile = async (
  file: string,
  { cwd, say }: { readonly cwd: string; readonly say: (text: string) => void },
): Promise<TraceFile> => {
  const handle = await opened(file, cwd);
  let stops = 0;
  let waiting = '';

  const flush = async (): Promise<void> => {
    const text = waiting;
    waiting = '';
    if (text !== '') await written(handle, text, file);
  };
  const add = async (line: string): Promise<void> => {
    waiting += `${line}\n`;
    if (waiting.length >= chunk) await flush();
  };
  return {
    stop: async (shown) => {
      stops += 1;
      if (stops > mostStops) return;
      await add(JSON.stringify(stopJson(shown)));
      if (stops === mostStops)
        say(`${file} ends here, after ${mostStops.toLocaleString('en')} stops; the handler goes on.\n`);
    },
    result: (result) => add(replayJson(result, { isTerminal: false })),
    close: async () => {
      try {
        await flush();
      } finally {
        await handle.close();
      }
    },
  };
};

const opened = async (file: string, cwd: string): Promise<FileHandle> => {
  const path = resolve(cwd, file);
  try {
    return await open(path, 'w');
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    if (isMissing)
      throw usageError(`Cannot write the trace ${file}: its folder is not there.`, `mkdir -p ${dirname(file)}`);
    throw usageError(`Cannot write the trace ${file}: ${systemReason(cause)}.`, 'Name another file: --trace FILE');
  }
};

const written = async (handle: FileHandle, text: string, file: string): Promise<void> => {
  try {
    await handle.appendFile(text);
  } catch (cause) {
    throw new EvtoolError(`Cannot write the trace ${file}: ${systemReason(cause)}.`, { cause });
  }
};
