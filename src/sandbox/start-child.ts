import { spawn } from 'node:child_process';
import type { Duplex } from 'node:stream';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { type ChildExit, childEnd } from './child-end.ts';
import { childInspector } from './child-inspector.ts';
import { childOutput } from './child-output.ts';
import type { ChildData, FromKeeper } from './child-pipes.ts';
import { encodeFrame, frameReader } from './frame-codec.ts';
import { killGroup } from './kill-group.ts';
import { childUrl } from './own-code.ts';
import type { FromThread } from './protocol.ts';
import type { Thread } from './thread.ts';
import { threadMailbox } from './thread-mailbox.ts';
import type { ThreadSettings } from './thread-settings.ts';
import { hardLimitMb } from './watch-memory.ts';

/** Starts a process of its own for a handler, with nothing loaded yet; the thread is its main one. */
export const startChild = (settings: ThreadSettings): Thread => {
  const { tell, printed, ...mailbox } = threadMailbox();
  const { stdout, stderr, toMain, fromMain, keeper, exited, kill } = spawnChild(settings);
  const inspector = childInspector((call) => void keeper.write(encodeFrame(call)));
  const output = childOutput([stdout, stderr], printed);
  let onExceeded: (() => void) | undefined;
  let beforeEnd = (): Promise<unknown> => Promise.resolve();

  // What `child.ts` and its keeper say is as their types are.
  const hearMain = frameReader((message) => tell(message as FromThread));
  const hearKeeper = frameReader((message) => {
    const said = message as FromKeeper;
    if (said.type === 'inspector') return inspector.hear(said);
    onExceeded?.();
    onExceeded = undefined;
  });
  fromMain.on('data', hearMain);
  keeper.on('data', hearKeeper);
  const ended = exited.then(async (exit) => {
    inspector.end();
    // All that it had said is in the pipe.
    await finished(fromMain, { writable: false }).catch(() => {});
    await output.closed();
    tell(childEnd(exit, output.said(), settings));
  });

  return {
    ...mailbox,
    send: (message) => void toMain.write(encodeFrame(message)),
    end: async () => {
      if (mailbox.isEnded()) return;
      // Unlike a thread, a process ends also while it stands still.
      const freed = beforeEnd();
      kill();
      await Promise.all([ended, freed]);
    },
    beforeEnd: (work) => {
      beforeEnd = work;
    },
    watchMemory: (listener) => {
      onExceeded = listener;
      return () => {
        onExceeded = undefined;
      };
    },
    inspect: async () => inspector.connect(),
  };
};

const spawnChild = ({ data, env, execArgv, maxMemoryMb }: ThreadSettings) => {
  const given: ChildData = { thread: data, maxMemoryMb };
  // Without OSR, as in `startWorker`: a loop that allocates can be stopped, to tell where it is.
  const own = [`--max-old-space-size=${hardLimitMb(maxMemoryMb)}`, '--no-use-osr'];
  const child = spawn(process.execPath, [...own, ...execArgv, fileURLToPath(childUrl), JSON.stringify(given)], {
    cwd: data.root,
    env,
    // In the order of `childPipes`.
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C is for evtool, which then ends it.
    detached: true,
    windowsHide: true,
  });
  const exited = new Promise<ChildExit>((resolve) => {
    child.on('error', (error) => resolve({ error }));
    child.on('exit', (code, signal) => resolve({ code, signal }));
  });
  // Node makes duplex streams of pipes.
  const [, stdout, stderr, toMain, fromMain, keeper] = child.stdio as unknown as readonly [null, ...Pipes];
  // A process that has ended reads no more; its end is told by itself.
  for (const pipe of [toMain, fromMain, keeper]) pipe.on('error', () => {});
  const kill = (): void => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) killGroup(child.pid);
  };
  return { stdout, stderr, toMain, fromMain, keeper, exited, kill };
};

type Pipes = readonly [stdout: Duplex, stderr: Duplex, toMain: Duplex, fromMain: Duplex, keeper: Duplex];
