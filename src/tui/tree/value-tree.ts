import { moreEntries } from '../../core/debug/more-entries.ts';
import type { Scope } from '../../core/debug/pause.ts';
import type { Container, Entry, Value } from '../../core/debug/value.ts';
import { framing, labelOf, valueText } from '../../core/debug/value-text.ts';
import { pointerStep } from '../../core/json-pointer.ts';
import type { Role } from '../frame/theme.ts';
import { longestText } from './json-preview.ts';
import { once } from './once.ts';
import { inRanges } from './ranges.ts';
import type { Branch, Mark, TreeNode } from './tree-node.ts';
import type { Tree } from './tree-state.ts';

const changedMarks: readonly Mark[] = [{ role: 'changed', text: 'changed' }];

/**
 * What a line of the handler sees, its scopes from the innermost. Names that `changed` are marked where they are seen
 * first: only there they are the variable that is meant. Those of the module are folded.
 */
export const scopeTree = (scopes: readonly Scope[], changed: readonly string[] = []): Tree => {
  const left = new Set(changed);
  const paths = scopePaths(scopes);
  return scopes
    .map((scope, index) => ({ ...scope, path: paths[index] ?? '' }))
    .filter(({ variables }) => variables.length > 0)
    .map(({ kind, variables, path }) => {
      const marked = variables.map(({ name }) => name).filter((name) => left.delete(name));
      return {
        path,
        label: kind,
        text: '',
        role: 'title',
        marks: [],
        branch: {
          text: '',
          isOpen: kind !== 'module' && kind !== 'closure',
          children: once(() => variablesTree(variables, { changed: marked, under: path })),
        },
      };
    });
};

/** By their kinds, counted from the outermost: what is unfolded stays so when a block begins or ends. */
const scopePaths = (scopes: readonly Scope[]): readonly string[] =>
  scopes.map(({ kind }, index) => `/${kind}${scopes.slice(index).filter((outer) => outer.kind === kind).length}`);

type Options = {
  readonly changed?: readonly string[];
  /** The path of the node that they are below of. */
  readonly under?: string;
};

/** Pictures of a program's values, by their names. */
export const variablesTree = (variables: readonly Entry[], { changed = [], under = '' }: Options = {}): Tree => {
  const scope: Container = { type: 'object', name: null, size: variables.length, entries: variables };
  return childrenOf(scope, under, (entry) => (changed.includes(entry.name) ? changedMarks : []));
};

const childrenOf = (owner: Container, path: string, marksOf: (entry: Entry) => readonly Mark[]): Tree => {
  const paths = pathsOf(owner.entries, path);
  const nodeOf = (index: number): TreeNode => {
    const entry = owner.entries[index];
    const place = {
      path: paths[index] ?? path,
      label: labelIn(owner, entry, index),
      marks: entry ? marksOf(entry) : [],
    };
    return entry === undefined ? { ...place, text: '', role: 'dim' } : valueNode(entry.value, place);
  };
  const indexOf = (target: string): number =>
    paths.findIndex((known) => target === known || target.startsWith(`${known}/`));
  const shown = inRanges({ path, count: paths.length, nodeOf, indexOf, wanted: [] });
  const more = moreEntries(owner);
  return more > 0 ? [...shown, moreNode(path, more)] : shown;
};

/** A map can have keys of the same text, and a picture names of the same beginning. */
const pathsOf = (entries: readonly Entry[], path: string): readonly string[] => {
  const seen = new Set<string>();
  return entries.map(({ name }, index) => {
    const plain = path + pointerStep(name);
    const own = seen.has(plain) ? `${path}/~${index}` : plain;
    seen.add(own);
    return own;
  });
};

const labelIn = (owner: Container, entry: Entry | undefined, index: number): string =>
  entry === undefined ? '' : labelOf(entry, owner) || `${index}: `;

const moreNode = (path: string, more: number): TreeNode => ({
  path: `${path}/~more`,
  label: '',
  text: `… ${more} more`,
  role: 'dim',
  marks: [],
});

const valueNode = (value: Value, place: Pick<TreeNode, 'path' | 'label' | 'marks'>): TreeNode => {
  const node = { ...place, text: valueText(value, longestText), role: roleOf(value) };
  return 'entries' in value && value.entries.length > 0 ? { ...node, branch: branchOf(value, node) } : node;
};

/** Folded at first: the beginning tells most of it, and rows that come and go at each step are hard to follow. */
const branchOf = (value: Container, { path }: Pick<TreeNode, 'path'>): Branch => ({
  text: openText(value),
  isOpen: false,
  children: once(() => childrenOf(value, path, () => [])),
});

/** The words before the entries tell the size of some already. */
const openText = (value: Container): string => {
  const { head, open, close } = framing(value);
  const isSized = value.type === 'error' || head.includes('(');
  return isSized ? head.trimEnd() : `${head}${open}${value.size}${close}`;
};

const roleOf = ({ type }: Value): Role => roles[type] ?? 'text';

const roles: Partial<Readonly<Record<Value['type'], Role>>> = {
  string: 'string',
  number: 'number',
  bigint: 'number',
  boolean: 'literal',
  null: 'literal',
  undefined: 'literal',
  symbol: 'string',
  date: 'number',
  regexp: 'string',
  function: 'type',
  error: 'bad',
};
