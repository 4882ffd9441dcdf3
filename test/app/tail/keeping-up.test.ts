import { expect, it } from 'vitest';
import { type KeepingUp, keepingUp } from '../../../src/app/tail/keeping-up.ts';

const calm: KeepingUp = { behind: 0, oneIn: 1, calm: 0 };

/** What becomes of it after looks of so many offsets left and messages read. */
const after = (looks: readonly (readonly [left: number, read: number])[], mayThin = true, from = calm): KeepingUp =>
  looks.reduce((state, [left, read]) => keepingUp(state, { left, read, mayThin }), from);

it.each([
  ['nothing is left', [[0, 5_000]], 0],
  ['a moment will do for what is left', [[9_000, 5_000]], 0],
  ['more is left than two seconds of work', [[11_000, 5_000]], 11_000],
  ['a few are left where little is read', [[99, 1]], 0],
  ['nothing is read, as nobody asks for it', [[11_000, 0]], 0],
] as const)('when %s', (_, looks, behind) => {
  expect(after(looks).behind).toBe(behind);
});

it('looks at half as many only when it does not catch up soon', () => {
  expect(after([[11_000, 5_000]]).oneIn).toBe(1);
  expect(
    after([
      [11_000, 5_000],
      [12_000, 5_000],
    ]).oneIn,
  ).toBe(2);
  expect(
    after([
      [41_000, 5_000],
      [42_000, 5_000],
      [20_000, 5_000],
    ]).oneIn,
  ).toBe(2);
});

it('looks at one in 64 at least', () => {
  expect(after(Array.from({ length: 20 }, (_, n) => [11_000 + n, 5_000])).oneIn).toBe(64);
});

it('looks at more again after it has kept up for a while', () => {
  const thin = { behind: 20_000, oneIn: 4, calm: 0 };
  const calmLook = [0, 5_000] as const;
  expect(after([calmLook, calmLook], true, thin).oneIn).toBe(4);
  expect(after([calmLook, calmLook, calmLook], true, thin).oneIn).toBe(2);
  expect(
    after(
      Array.from({ length: 9 }, () => calmLook),
      true,
      thin,
    ).oneIn,
  ).toBe(1);
});

it('leaves nothing out where it may not, and says how far behind it is', () => {
  expect(
    after(
      [
        [11_000, 5_000],
        [12_000, 5_000],
        [13_000, 5_000],
      ],
      false,
    ),
  ).toMatchObject({ behind: 13_000, oneIn: 1 });
});
