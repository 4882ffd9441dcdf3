import { expect, it } from 'vitest';
import { plainSource } from '../../../../src/tui/highlight/load-highlighter.ts';
import { inlineValues } from '../../../../src/tui/screens/debug/inline-values.ts';
import { recordedStop } from '../../../support/recorded-stop.ts';

const valuesAt = (trail: Parameters<typeof inlineValues>[0], number: number, source = '') => {
  const stop = trail.find((one) => one.number === number) ?? recordedStop();
  return [...inlineValues(trail, { stop, file: 'handlers/open.ts', lines: plainSource(source) })].map(
    ([line, variables]) => [
      line,
      ...variables.map(({ name, value }) => `${name} ${'text' in value ? value.text : ''}`),
    ],
  );
};

it('stand at the line that was left when they changed, until that line changes them again', () => {
  const trail = [
    recordedStop({ number: 1, line: 3 }),
    recordedStop({ number: 2, line: 4, variables: { total: 1 }, changed: ['total'] }),
    recordedStop({ number: 3, line: 3, variables: { total: 1 } }),
    recordedStop({ number: 4, line: 4, variables: { total: 2 }, changed: ['total'] }),
  ];
  expect(valuesAt(trail, 2)).toEqual([[3, 'total 1']]);
  expect(valuesAt(trail, 4)).toEqual([[3, 'total 2']]);
});

it('of a call do not stand at the lines of another', () => {
  const trail = [
    recordedStop({ number: 1, line: 3 }),
    recordedStop({ number: 2, line: 9, function: 'find', variables: { found: 1 }, changed: ['found'] }),
    recordedStop({ number: 3, line: 4, variables: { found: 1 }, changed: ['found'] }),
  ];
  expect(valuesAt(trail, 3)).toEqual([
    [9, 'found 1'],
    [3, 'found 1'],
  ]);
});

it('stand above the stop at the line that names them last, where more than one line ran before', () => {
  const source = [
    'const turns = 0;',
    'for (const one of all) {',
    'turns += 1; // and all',
    'use(turnsTaken);',
    '}',
  ].join('\n');
  const trail = [
    recordedStop({ number: 1, line: 1 }),
    recordedStop({ number: 2, line: 4, reason: 'break', variables: { turns: 4, one: 7 }, changed: ['turns', 'one'] }),
  ];
  expect(valuesAt(trail, 2, source)).toEqual([
    [3, 'turns 4'],
    [2, 'one 7'],
  ]);
});

it('that no line above names stand at the stop, for as long as it is looked at', () => {
  const trail = [
    recordedStop({ number: 1, line: 3 }),
    recordedStop({ number: 2, line: 7, reason: 'pause', variables: { turns: 4 }, changed: ['turns'] }),
    recordedStop({ number: 3, line: 8, variables: { turns: 4 } }),
  ];
  expect(valuesAt(trail, 2)).toEqual([[7, 'turns 4']]);
  expect(valuesAt(trail, 3)).toEqual([]);
});
