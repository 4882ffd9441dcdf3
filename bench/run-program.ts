import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The built program, as a user starts it. */
export const program = fileURLToPath(new URL('../bin/evtool.js', import.meta.url));

/** A debugger that this process stands in would take the program's handlers too. */
export const env: NodeJS.ProcessEnv = { ...process.env, VSCODE_INSPECTOR_OPTIONS: undefined, NODE_OPTIONS: undefined };

export type Ended = {
  readonly ms: number;
  /** The most memory that it held at any time, in MB; null where the system does not tell. */
  readonly peakMb: number | null;
};

/** Runs the program in a folder to its end; what it prints goes nowhere. Anything but exit 0 throws. */
export const runProgram = async (root: string, args: readonly string[], input?: string): Promise<Ended> => {
  const start = performance.now();
  const child = spawn(process.execPath, [program, ...args], { cwd: root, env, stdio: ['pipe', 'ignore', 'pipe'] });
  const stderr = child.stderr.setEncoding('utf8').toArray();
  child.stdin.end(input);
  let peakMb: number | null = null;
  const look = setInterval(() => {
    peakMb = peakOf(child.pid) ?? peakMb;
  }, 10);
  const [code] = await once(child, 'exit');
  const ms = performance.now() - start;
  clearInterval(look);
  if (code !== 0) throw new Error(`evtool ${args.join(' ')} ended with ${code}:\n${(await stderr).join('')}`);
  return { ms, peakMb };
};

/** Linux remembers the peak, so that no moment is missed between two looks. */
const peakOf = (pid: number | undefined): number | null => {
  try {
    const kb = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kb === undefined ? null : Number(kb) / 1024;
  } catch {
    return null;
  }
};
