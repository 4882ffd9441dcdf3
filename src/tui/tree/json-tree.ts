import type { Issue } from '../../core/issue.ts';
import { pointerStep, pointerTokens } from '../../core/json-pointer.ts';
import type { Role } from '../frame/theme.ts';
import { issueMarks } from './issue-marks.ts';
import { jsonPreview, type NumberText, nameText, scalarText } from './json-preview.ts';
import { once } from './once.ts';
import { inRanges } from './ranges.ts';
import type { Branch, Mark, TreeNode } from './tree-node.ts';
import type { Tree } from './tree-state.ts';

type Options = {
  readonly issues?: readonly Issue[];
  /** What a number was before parsing rounded it, by its pointer; asked for only where one may have been. */
  readonly exactNumbers?: () => ReadonlyMap<string, string>;
};

/** What the nodes of one value share. */
type Json = {
  readonly marks: ReadonlyMap<string, readonly Mark[]>;
  readonly numberText: NumberText;
};

/** A node: its value, where it stands, and what stands before it. */
type Place = { readonly value: unknown; readonly pointer: string; readonly label: string; readonly depth: number };

/** So much is unfolded without being asked: small values near the root. */
const openDepth = 3;
const openSize = 20;

/** A parsed JSON value, from its root, with the issues at their places; nodes are named by their JSON pointers. */
export const jsonTree = (value: unknown, { issues = [], exactNumbers = () => new Map() }: Options = {}): Tree => {
  const json: Json = { marks: issueMarks(value, issues), numberText: numberTextOf(exactNumbers) };
  return [nodeOf(json, { value, pointer: '', label: '', depth: 0 })];
};

const numberTextOf = (exactNumbers: () => ReadonlyMap<string, string>): NumberText => {
  let exact: ReadonlyMap<string, string> | undefined;
  return (number, pointer) => {
    if (Math.abs(number) <= Number.MAX_SAFE_INTEGER) return Object.is(number, -0) ? '-0' : String(number);
    exact ??= exactNumbers();
    return exact.get(pointer) ?? String(number);
  };
};

const nodeOf = (json: Json, place: Place): TreeNode => {
  const { value, pointer, label } = place;
  const node = { path: pointer, label, marks: json.marks.get(pointer) ?? [] };
  if (typeof value !== 'object' || value === null) {
    return { ...node, text: scalarText(value, pointer, json.numberText), role: roleOf(value) };
  }
  const text = jsonPreview(value, pointer, json.numberText);
  const names = Array.isArray(value) ? value : Object.keys(value);
  return names.length === 0
    ? { ...node, text, role: 'text' }
    : { ...node, text, role: 'text', branch: branchOf(json, { ...place, value }, names) };
};

const roleOf = (value: unknown): Role => {
  if (typeof value === 'string') return 'string';
  return typeof value === 'number' ? 'number' : 'literal';
};

/** `names` are an array itself, or the names of an object. */
const branchOf = (json: Json, place: Place & { readonly value: object }, names: readonly unknown[]): Branch => {
  const { value, pointer, depth } = place;
  const isArray = names === value;
  const nameAt = (index: number): string => (isArray ? String(index) : String(names[index]));
  const childAt = (index: number): TreeNode => {
    const name = nameAt(index);
    const label = `${isArray ? name : nameText(name)}: `;
    return nodeOf(json, {
      value: Reflect.get(value, name),
      pointer: pointer + pointerStep(name),
      label,
      depth: depth + 1,
    });
  };
  const indexOf = (path: string): number => {
    if (!path.startsWith(`${pointer}/`)) return -1;
    const [name = ''] = pointerTokens(path.slice(pointer.length));
    return isArray ? Number(name) : names.indexOf(name);
  };
  const wanted = [...json.marks.keys()].filter((marked) => marked.startsWith(`${pointer}/`));
  return {
    text: isArray ? `[${names.length}]` : `{${names.length}}`,
    isOpen: depth === 0 || wanted.length > 0 || (depth < openDepth && names.length <= openSize),
    children: once(() => inRanges({ path: pointer, count: names.length, nodeOf: childAt, indexOf, wanted })),
  };
};
