import { walkJson } from '../decode/walk-json.ts';
import { pointerTokens, valueAt } from '../json-pointer.ts';

/** A value with numbers that lost digits, as the JSON text it was read from and where in it the value stands. */
export type RoundedValue = { readonly text: string; readonly at: string };

/** Numbers that are looked at in one value; each costs time, and a payload may be made of them. */
const maxNumbers = 1000;

/** The exact text of each number beyond 2^53 (the first thousand), by its pointer from the value. */
export const roundedNumbers = ({ text, at }: RoundedValue): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  walkJson(text, {
    number: (source, pointer) => {
      if (found.size === maxNumbers || Math.abs(Number(source)) <= Number.MAX_SAFE_INTEGER) return;
      const place = pointer();
      if (place === at || place.startsWith(`${at}/`)) found.set(place.slice(at.length), source);
    },
  });
  return found;
};

/**
 * The same value with its rounded numbers moved to neighbours: what no exact value can change, all variants agree on. The
 * last one moves each by another amount, so that numbers which were made equal by rounding differ.
 */
export const neighbours = (rounded: RoundedValue, pointers: readonly string[]): readonly unknown[] =>
  [() => -1, () => 1, (index: number) => index].map((shift) =>
    changed(rounded, pointers, (number, index) => move(number, shift(index))),
  );

/** The same value with another number in the place of its rounded ones. */
export const withRoundedAs = (rounded: RoundedValue, pointers: readonly string[], number: number): unknown =>
  changed(rounded, pointers, () => number);

type Change = (number: number, index: number) => number;

const changed = ({ text, at }: RoundedValue, pointers: readonly string[], change: Change): unknown => {
  const root: unknown = JSON.parse(text);
  const whole = pointers.reduce(
    (node, pointer, index) => replaced(node, at + pointer, (number) => change(number, index)),
    root,
  );
  return valueAt(whole, at);
};

const replaced = (root: unknown, pointer: string, change: (number: number) => number): unknown => {
  const number = valueAt(root, pointer);
  if (typeof number !== 'number') return root;
  const tokens = pointerTokens(pointer);
  const name = tokens.at(-1);
  if (name === undefined) return change(number);
  const owner = valueAt(root, pointer.slice(0, pointer.lastIndexOf('/')));
  // Defining, not setting: a member may be named __proto__.
  if (typeof owner === 'object' && owner !== null) Reflect.defineProperty(owner, name, { value: change(number) });
  return root;
};

/** The double that many places further from zero. */
const move = (number: number, steps: number): number => {
  if (!Number.isFinite(number)) return steps < 0 ? Math.sign(number) * Number.MAX_VALUE : number;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, number);
  view.setBigUint64(0, view.getBigUint64(0) + BigInt(steps));
  return view.getFloat64(0);
};
