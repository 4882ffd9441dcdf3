import { type Bar, type Measured, measureStartUp } from './start-up.ts';

/** `npm run bench`: prints how evtool compares with its bars, and fails when one is missed. */
const bars: readonly Bar[] = [
  { what: '--version', args: ['--version'], limit: 1.5 },
  { what: '--help', args: ['--help'], limit: 2.2 },
  { what: 'events', args: ['events'], limit: 3.5 },
  { what: 'produce --dry-run', args: ['produce', '--dry-run', 'fixtures/msg-1.json'], limit: 4 },
];

const line = ({ what, ms, ratio, limit }: Measured): string =>
  `${ratio <= limit ? '✓' : '✗'} ${what.padEnd(18)} ${ms.toFixed(0).padStart(5)} ms  ${ratio.toFixed(2)} ×  (at most ${limit} ×)`;

const rounds = 21;
process.stdout.write(`Start-up, medians of ${rounds} interleaved runs, against node -e 0\n`);
const { bareMs, measured } = measureStartUp(bars, rounds);
process.stdout.write(`  node -e 0          ${bareMs.toFixed(0).padStart(5)} ms\n${measured.map(line).join('\n')}\n`);
const missed = measured.filter(({ ratio, limit }) => ratio > limit);
process.stdout.write(missed.length === 0 ? 'All bars held.\n' : `${missed.length} missed.\n`);
process.exitCode = missed.length === 0 ? 0 : 1;
