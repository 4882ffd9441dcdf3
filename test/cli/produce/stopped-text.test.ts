import { expect, it } from 'vitest';
import type { Whereabouts } from '../../../src/app/produce/tally.ts';
import { stoppedText } from '../../../src/cli/produce/stopped-text.ts';

const textOf = (known: Partial<Whereabouts>, invalid = 0): string => {
  const whereabouts: Whereabouts = { confirmed: 0, underway: [], unsent: 0, lastLine: null, ...known };
  const stats = { sent: whereabouts.confirmed, invalid };
  return stoppedText({ whereabouts: () => whereabouts, stats, flags: ' -b localhost:9092' });
};

it('says that nothing was sent, also before there was anything to send', () => {
  expect(stoppedText(null)).toBe('Stopped: nothing was sent.\n');
  expect(textOf({ unsent: 3 })).toBe('Stopped: nothing was sent.\n');
});

it('counts what is stored, what was left out, and what was not sent', () => {
  expect(textOf({ confirmed: 1, unsent: 1999 }, 2)).toBe(
    'Stopped: 1 message confirmed, none on the way, 2 invalid left out.\nNot sent: 1,999 messages.\n',
  );
  expect(textOf({ confirmed: 2, unsent: 1, lastLine: 0 })).toBe(
    'Stopped: 2 messages confirmed, none on the way.\nNot sent: 1 message.\nNot sent: stdin.\n',
  );
  expect(textOf({ confirmed: 12_000, lastLine: 12_003 })).toBe(
    'Stopped: 12,000 messages confirmed, none on the way.\nNot sent: stdin after line 12003.\n',
  );
});

it('names for each topic the command that shows what of the unanswered is stored', () => {
  const known = {
    topic: 'orders',
    count: 20,
    next: new Map([
      [1, 7],
      [0, 5001],
    ]),
    isElsewhere: false,
  };
  const partly = { topic: 'stock', count: 3, next: new Map([[2, 9]]), isElsewhere: true };
  const unanswered = { topic: 'new', count: 1, next: new Map(), isElsewhere: true };
  expect(textOf({ confirmed: 5014, underway: [known, partly, unanswered] })).toBe(
    `Stopped: 5,014 messages confirmed, 24 on the way.
No answer came for those on the way: each may be stored or not. To see what is stored:
  evtool tail orders -b localhost:9092 -e --from 0=5001,1=7
  evtool tail stock -b localhost:9092 -e --from -3,2=9
  evtool tail new -b localhost:9092 -e --from -1
`,
  );
});
