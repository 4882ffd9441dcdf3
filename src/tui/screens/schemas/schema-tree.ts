import type { SchemaEntry, SchemaUse } from '../../../app/schema-list.ts';
import type { Finding } from '../../../core/workspace.ts';
import { hasWords } from '../../browse/has-words.ts';
import { clean } from '../../frame/clean.ts';
import type { TreeNode } from '../../tree/tree-node.ts';
import type { Tree } from '../../tree/tree-state.ts';

/** What a node of the tree stands for. */
export type SchemaItem = {
  readonly entry: SchemaEntry;
  readonly finding?: Finding;
  readonly use?: SchemaUse;
};

/** Every node by its path: a schema, and below it what is wrong with it and the events that use it. */
export const schemaItems = (entries: readonly SchemaEntry[]): ReadonlyMap<string, SchemaItem> =>
  new Map(
    entries.flatMap((entry): readonly (readonly [string, SchemaItem])[] => [
      [entry.file, { entry }],
      ...entry.findings.map((finding, index) => [findingPath(entry, index), { entry, finding }] as const),
      ...entry.uses.map((use, index) => [usePath(entry, index), { entry, use }] as const),
    ]),
  );

const findingPath = ({ file }: SchemaEntry, index: number): string => `${file}/finding/${index}`;
const usePath = ({ file }: SchemaEntry, index: number): string => `${file}/use/${index}`;

/** The schemas that the filter leaves: by their file, or by an event. */
export const schemaTree = (entries: readonly SchemaEntry[], filter: string): Tree =>
  entries
    .filter(({ file, uses }) => hasWords([file, ...uses.map(({ event }) => event)].join('\n'), filter))
    .map(schemaNode);

const schemaNode = (entry: SchemaEntry): TreeNode => {
  const children = [
    ...entry.findings.map((_, index) => leaf(findingPath(entry, index))),
    ...entry.uses.map((_, index) => leaf(usePath(entry, index))),
  ];
  const node: TreeNode = { path: entry.file, label: clean(entry.file), text: '', role: 'text', marks: [] };
  return children.length === 0 ? node : { ...node, branch: { text: '', isOpen: true, children: () => children } };
};

const leaf = (path: string): TreeNode => ({ path, label: '', text: '', role: 'text', marks: [] });
