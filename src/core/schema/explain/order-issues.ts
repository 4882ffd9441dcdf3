import { type Issue, type IssueLevel, steps } from '../../issue.ts';
import { pointerTokens } from '../../json-pointer.ts';

const levels: readonly IssueLevel[] = ['error', 'warning', 'note'];

/**
 * Errors first; within a level by step, then by position in the value: as it is written, an object before its members.
 * Headers stay in the order they were checked.
 */
export const orderIssues = (issues: readonly Issue[], value: unknown): readonly Issue[] => {
  if (issues.length < 2) return issues;
  const indexes = new WeakMap<object, ReadonlyMap<string, number>>();
  const headers = [...new Set(issues.map(({ header }) => header))];
  return issues
    .map((issue) => ({
      issue,
      position: positionOf(issue.header === undefined ? value : undefined, issue.path, indexes),
    }))
    .toSorted(
      (a, b) =>
        levels.indexOf(a.issue.level) - levels.indexOf(b.issue.level) ||
        stepIndex(a.issue) - stepIndex(b.issue) ||
        headers.indexOf(a.issue.header) - headers.indexOf(b.issue.header) ||
        comparePositions(a.position, b.position),
    )
    .map(({ issue }) => issue);
};

const stepIndex = ({ step }: Issue): number => steps.indexOf(step);

type Indexes = WeakMap<object, ReadonlyMap<string, number>>;

/** The index of each step of a path among its siblings; what is not there comes last. */
const positionOf = (root: unknown, path: string, indexes: Indexes): readonly number[] => {
  let node = root;
  return pointerTokens(path).map((token) => {
    if (typeof node !== 'object' || node === null) return Number.MAX_SAFE_INTEGER;
    const index = Array.isArray(node) ? Number(token) : memberIndex(node, token, indexes);
    node = Object.hasOwn(node, token) ? Reflect.get(node, token) : undefined;
    return index;
  });
};

const memberIndex = (node: object, name: string, indexes: Indexes): number => {
  const known = indexes.get(node) ?? new Map(Object.keys(node).map((key, index) => [key, index]));
  indexes.set(node, known);
  return known.get(name) ?? Number.MAX_SAFE_INTEGER;
};

const comparePositions = (a: readonly number[], b: readonly number[]): number => {
  const index = a.findIndex((step, at) => step !== b[at]);
  return index === -1 ? a.length - b.length : (a[index] ?? 0) - (b[index] ?? -1);
};
