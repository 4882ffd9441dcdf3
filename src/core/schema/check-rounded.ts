import type { Issue } from '../issue.ts';
import type { Exact } from './explain-value.ts';
import { neighbours, type RoundedValue, roundedNumbers, withRoundedAs } from './rounded-numbers.ts';

/** The issues of a value, or of one that differs from it in its rounded numbers alone. */
type Judge = (value: unknown, exact: Exact) => readonly Issue[];

/** `at` is where the value stands in what paths start from: the number's own pointer is the rest of a path. */
type Numbers = { readonly exact: Exact; readonly at: string };

/**
 * The issues of a value with numbers beyond 2^53. What rounding may have decided becomes a note: only what all neighbours
 * of the rounded numbers agree on is said.
 */
export const checkRounded = (judge: Judge, value: unknown, rounded: RoundedValue): readonly Issue[] => {
  const numbers: Numbers = { exact: roundedNumbers(rounded), at: rounded.at };
  const pointers = [...numbers.exact.keys()];
  const isReliable = (issue: Issue): boolean => !isMultiple(issue, numbers);
  const issues = judge(value, numbers.exact).filter(isReliable);
  const others = neighbours(rounded, pointers).map((one) => judge(one, numbers.exact).filter(isReliable));
  const keys = others.map((list) => new Set(list.map(keyOf)));
  const decided = issues.filter((issue) => keys.every((known) => known.has(keyOf(issue))));
  const known = new Set(decided.map(keyOf));
  const open = [...issues, ...others.flat()].filter((issue) => !known.has(keyOf(issue)));
  const once = [...new Map(open.map((issue) => [keyOf(issue), issue])).values()];
  const multiples = judge(withRoundedAs(rounded, pointers, 1), numbers.exact).filter((issue) => !isReliable(issue));
  return [
    ...decided,
    ...once.map((issue) => notCheckable(issue, numbers)),
    ...multiples.flatMap((issue) => exactMultiple(issue, numbers)),
  ];
};

const keyOf = ({ level, path, keyword, schema }: Issue): string => [level, path, keyword, schema].join(' ');

const sourceOf = ({ path }: Issue, { exact, at }: Numbers): string | undefined => exact.get(path.slice(at.length));

/** Every large double is a multiple of 2, and so of most things; only the digits can tell. */
const isMultiple = (issue: Issue, numbers: Numbers): boolean =>
  issue.keyword === 'multipleOf' && sourceOf(issue, numbers) !== undefined;

/** A `multipleOf` that 1 does not fit, decided by the digits of the number where both are integers. */
const exactMultiple = (issue: Issue, numbers: Numbers): readonly Issue[] => {
  const source = sourceOf(issue, numbers) ?? '';
  if (!/^-?\d+$/.test(source) || !Number.isSafeInteger(issue.expected)) return [notCheckable(issue, numbers)];
  return BigInt(source) % BigInt(Number(issue.expected)) === 0n ? [] : [issue];
};

const notCheckable = (issue: Issue, numbers: Numbers): Issue => {
  const { step, path, header, keyword, schema } = issue;
  const number = sourceOf(issue, numbers);
  const what = number === undefined ? 'numbers in it are' : `${number} is`;
  return {
    level: 'note',
    step,
    path,
    ...(header !== undefined && { header }),
    keyword: 'not-checkable',
    message: `not checkable: ${what} beyond 2^53, where "${keyword}" depends on digits that are lost`,
    ...(schema !== undefined && { schema }),
  };
};
