import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figure.ts';
import { median } from './median.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** `most`: how many times as long as bare node it may take. */
const bars = [
  { what: '--version', args: ['--version'], most: 1.5 },
  { what: '--help', args: ['--help'], most: 2.2 },
  { what: 'events', args: ['events'], most: 3.5 },
  { what: 'produce --dry-run', args: ['produce', '--dry-run', 'fixtures/msg-1.json'], most: 4 },
] as const;

const rounds = 21;
const bare = ['-e', '0'] as const;
const program = (args: readonly string[]): readonly string[] => ['bin/evtool.js', ...args];

/**
 * Wall time of whole processes against `node -e 0`: medians of rounds in which each runs once, so that what slows the
 * machine for a while slows all of them. The first round fills the compile cache and does not count.
 */
export const startUp = (): readonly Figure[] => {
  const commands = [bare, ...bars.map(({ args }) => program(args))];
  commands.forEach(wallTime);
  const times = Array.from({ length: rounds }, () => commands.map(wallTime));
  const [bareMs = 0, ...medians] = commands.map((_, column) => median(times.map((row) => row[column] ?? 0)));
  return bars.map(({ what, most }, index) => {
    const ms = medians[index] ?? 0;
    return {
      what,
      value: ms / bareMs,
      unit: '×',
      most,
      note: `${ms.toFixed(0)} ms, node -e 0 ${bareMs.toFixed(0)} ms`,
    };
  });
};

const wallTime = (args: readonly string[]): number => {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  const ms = performance.now() - start;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}:\n${stderr}`);
  return ms;
};
