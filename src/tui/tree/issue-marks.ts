import type { Issue, IssueLevel } from '../../core/issue.ts';
import { pointerStep, pointerTokens } from '../../core/json-pointer.ts';
import { clean } from '../frame/clean.ts';
import type { Mark } from './tree-node.ts';

/** The marks of issues by the pointer of the value they are shown at: that they name, or the nearest one around it. */
export const issueMarks = (value: unknown, issues: readonly Issue[]): ReadonlyMap<string, readonly Mark[]> => {
  const marks = new Map<string, Mark[]>();
  for (const issue of issues) {
    if (issue.header !== undefined) continue;
    const place = nearestPlace(value, issue.path);
    marks.set(place, [...(marks.get(place) ?? []), markOf(issue)]);
  }
  return marks;
};

export const issueRoles: Readonly<Record<IssueLevel, Extract<Mark['role'], 'bad' | 'warn' | 'note'>>> = {
  error: 'bad',
  warning: 'warn',
  note: 'note',
};

const markOf = ({ level, message, schema }: Issue): Mark => ({
  role: issueRoles[level],
  text: clean(message),
  place: schema === undefined ? undefined : clean(schema),
});

const nearestPlace = (value: unknown, pointer: string): string => {
  let place = '';
  let node = value;
  for (const token of pointerTokens(pointer)) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, token)) break;
    node = Reflect.get(node, token);
    place += pointerStep(token);
  }
  return place;
};
