import { expect, it } from 'vitest';
import { openInterrupts } from '../../src/cli/interrupts.ts';

const counted = () => {
  const ends: string[] = [];
  return { ends, ...openInterrupts(() => void ends.push('end')) };
};

it('ends the run where nobody takes Ctrl-C', () => {
  const { ends, interrupt } = counted();
  interrupt();
  expect(ends).toEqual(['end']);
});

it('gives Ctrl-C to the last who asked for it, and ends the run when they leave it', () => {
  const { ends, interrupt, takenBy } = counted();
  const taken: string[] = [];
  takenBy(() => {
    taken.push('first');
    return true;
  });
  takenBy(() => {
    taken.push('second');
    return taken.length === 1;
  });
  interrupt();
  expect({ taken, ends }).toEqual({ taken: ['second'], ends: [] });
  interrupt();
  expect({ taken, ends }).toEqual({ taken: ['second', 'second'], ends: ['end'] });
});

it('asks those no more who gave it back', () => {
  const { ends, interrupt, takenBy } = counted();
  const giveBack = takenBy(() => true);
  interrupt();
  giveBack();
  interrupt();
  expect(ends).toEqual(['end']);
});
