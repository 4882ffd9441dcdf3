import { type Figure, figureLine, isMissed } from './figure.ts';
import { leaving } from './leaving.ts';
import { replay } from './replay.ts';
import { save } from './save.ts';
import { openScratch, type Scratch } from './scratch-workspace.ts';
import { startUp } from './start-up.ts';
import { stepping } from './stepping.ts';
import { trace } from './trace.ts';
import { ui } from './ui.ts';
import { uiFirehose } from './ui-firehose.ts';

type Part = {
  readonly name: string;
  readonly title: string;
  /** In a workspace of its own. */
  readonly measure: (scratch: Scratch) => readonly Figure[] | Promise<readonly Figure[]>;
};

const parts: readonly Part[] = [
  { name: 'start-up', title: 'Start-up, medians of 21 interleaved runs, against node -e 0', measure: startUp },
  { name: 'stepping', title: 'A step with locals, median of 1,000', measure: stepping },
  { name: 'trace', title: 'A trace, less the start-up', measure: trace },
  { name: 'replay', title: 'A replay without a stop, less that of 1 message', measure: replay },
  { name: 'save', title: 'From a save to the next stop, median of 5', measure: save },
  { name: 'leaving', title: 'From a stop to the end of the process', measure: leaving },
  { name: 'ui', title: 'The screens in a terminal of 120 by 40', measure: ui },
  { name: 'ui-firehose', title: 'The list of messages under a firehose', measure: uiFirehose },
];

const measured = async ({ title, measure }: Part): Promise<readonly Figure[]> => {
  process.stdout.write(`${title}\n`);
  await using scratch = await openScratch();
  const figures = await measure(scratch);
  process.stdout.write(`${figures.map(figureLine).join('\n')}\n`);
  return figures;
};

/** `npm run bench [-- PART…]`: prints how evtool compares with its bars, and fails when one is missed. */
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !parts.some((part) => part.name === name));
if (unknown.length > 0) throw new Error(`No part ${unknown.join(', ')}: ${parts.map(({ name }) => name).join(', ')}`);
const figures: Figure[] = [];
for (const part of parts) {
  if (wanted.length === 0 || wanted.includes(part.name)) figures.push(...(await measured(part)));
}
const missed = figures.filter(isMissed);
process.stdout.write(missed.length === 0 ? 'All bars held.\n' : `${missed.length} missed.\n`);
process.exitCode = missed.length === 0 ? 0 : 1;
