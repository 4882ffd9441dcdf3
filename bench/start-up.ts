import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

export type Bar = {
  readonly what: string;
  readonly args: readonly string[];
  /** How many times as long as bare node it may take. */
  readonly limit: number;
};

export type Measured = Bar & { readonly ms: number; readonly ratio: number };

const bare = ['-e', '0'] as const;
const program = (args: readonly string[]): readonly string[] => ['bin/evtool.js', ...args];

/**
 * Wall time of whole processes against `node -e 0`: medians of rounds in which each runs once, so that what slows the
 * machine for a while slows all of them. The first round fills the compile cache and does not count.
 */
export const measureStartUp = (bars: readonly Bar[], rounds: number): { bareMs: number; measured: Measured[] } => {
  const commands = [bare, ...bars.map(({ args }) => program(args))];
  commands.forEach(wallTime);
  const times = Array.from({ length: rounds }, () => commands.map(wallTime));
  const [bareMs = 0, ...medians] = commands.map((_, column) => median(times.map((row) => row[column] ?? 0)));
  return { bareMs, measured: bars.map((bar, index) => measuredAs(bar, medians[index] ?? 0, bareMs)) };
};

const measuredAs = (bar: Bar, ms: number, bareMs: number): Measured => ({ ...bar, ms, ratio: ms / bareMs });

const wallTime = (args: readonly string[]): number => {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  const ms = performance.now() - start;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}:\n${stderr}`);
  return ms;
};

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
};
