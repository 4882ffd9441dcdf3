import type { ErrorObject } from 'ajv';
import { pointerStep } from '../../json-pointer.ts';
import { isObject, type SchemaObject } from '../keywords.ts';
import type { ErrorNode } from './error-tree.ts';
import { enumMessage, kindOf, typeNames } from './message-of.ts';
import { quoted, valuePreview } from './value-preview.ts';

/** What to say of a value that fits no alternative: a sentence of its own, or the errors of the one that was meant. */
export type Choice =
  | { readonly path: string; readonly keyword: string; readonly message: string; readonly expected?: unknown }
  | { readonly meant: readonly ErrorNode[]; readonly others: number };

/** Finds the schema that a `$ref` stands for. */
export type Follow = (schema: unknown) => SchemaObject | undefined;

/** Which alternative a value was meant to be: by a property that tells them apart, else the one it comes nearest to. */
export const chooseAlternative = ({ error, branches }: ErrorNode, follow: Follow): Choice =>
  onlyTypes(error, branches) ??
  byTag(error, branches, follow) ??
  onlyValues(error, branches) ??
  nearestOf(error, branches);

type Branches = ErrorNode['branches'];

/** Nothing but the types is wrong: they make one list. */
const onlyTypes = (error: ErrorObject, branches: Branches): Choice | undefined => {
  const types = branches.map((nodes) => soleError(nodes, error, 'type')?.params.type as unknown);
  if (types.some((type) => type === undefined)) return undefined;
  const expected = [...new Set(types.flat().flatMap((type) => String(type).split(',')))];
  const message = `must be ${typeNames(expected)}, is ${kindOf(error.data, valuePreview(error.data))}`;
  return { path: error.instancePath, keyword: error.keyword, message, expected };
};

/** Every alternative asks for other values of the same kind: they make one list. */
const onlyValues = (error: ErrorObject, branches: Branches): Choice | undefined => {
  const values = branches.map((nodes) => {
    const params = (soleError(nodes, error, 'const') ?? soleError(nodes, error, 'enum'))?.params;
    return params && ('allowedValue' in params ? [params.allowedValue] : params.allowedValues);
  });
  if (values.some((value) => value === undefined)) return undefined;
  return {
    path: error.instancePath,
    keyword: error.keyword,
    ...enumMessage(values.flat(), error.data, valuePreview(error.data)),
  };
};

const soleError = (
  nodes: readonly ErrorNode[],
  { instancePath }: ErrorObject,
  keyword: string,
): ErrorObject | undefined => {
  const found = nodes.length === 1 ? nodes[0]?.error : undefined;
  return found?.instancePath === instancePath && found.keyword === keyword ? found : undefined;
};

const byTag = (error: ErrorObject, branches: Branches, follow: Follow): Choice | undefined => {
  const { data, schema, instancePath } = error;
  if (!isObject(data) || !Array.isArray(schema)) return undefined;
  const tag = findTag(schema.map(follow), follow);
  if (!tag) return undefined;
  if (!Object.hasOwn(data, tag.name)) {
    const shown = tag.values.flat().map(valuePreview).join(', ');
    const message = `missing property ${quoted(tag.name)}, which tells the alternatives apart (${shown})`;
    return { path: instancePath, keyword: 'required', message, expected: tag.name };
  }
  const value = data[tag.name];
  const index = tag.values.findIndex((values) => values.includes(value));
  const meant = branches[index];
  if (meant) return { meant, others: 0 };
  const path = instancePath + pointerStep(tag.name);
  return { path, keyword: error.keyword, ...enumMessage(tag.values.flat(), value, valuePreview(value)) };
};

type Tag = { readonly name: string; readonly values: readonly (readonly unknown[])[] };

/** A property that has other fixed values in each alternative. */
const findTag = (schemas: readonly (SchemaObject | undefined)[], follow: Follow): Tag | undefined => {
  const properties = schemas.map((schema) => schema?.properties);
  const first = properties[0];
  if (!isObject(first) || schemas.length < 2) return undefined;
  for (const name of Object.keys(first)) {
    const values = properties.map((one) =>
      isObject(one) && Object.hasOwn(one, name) ? fixedValues(follow(one[name])) : [],
    );
    const all = values.flat();
    const isTag = values.every((list) => list.length > 0) && new Set(all).size === all.length;
    if (isTag) return { name, values };
  }
  return undefined;
};

const fixedValues = (schema: SchemaObject | undefined): readonly unknown[] => {
  if (!schema) return [];
  const values = Object.hasOwn(schema, 'const') ? [schema.const] : schema.enum;
  return Array.isArray(values) && values.every((value) => typeof value !== 'object') ? values : [];
};

/** The right kind of value first, then the fewest errors, then the deepest. */
const nearestOf = ({ instancePath }: ErrorObject, branches: Branches): Choice => {
  const wrongKind = (nodes: readonly ErrorNode[]): number =>
    nodes.some((node) => isWrongKind(node, instancePath)) ? 1 : 0;
  const ranked = branches
    .filter((nodes) => nodes.length > 0)
    .toSorted((a, b) => wrongKind(a) - wrongKind(b) || a.length - b.length || depthOf(b) - depthOf(a));
  return { meant: ranked[0] ?? [], others: branches.length - 1 };
};

const depthOf = (nodes: readonly ErrorNode[]): number =>
  nodes.reduce((deepest, { error }) => Math.max(deepest, error.instancePath.split('/').length), 0);

/** Whether the value is of another type than any that the schema is for. */
const isWrongKind = ({ error, branches }: ErrorNode, path: string): boolean => {
  if (error.instancePath !== path) return false;
  if (error.keyword === 'type') return true;
  return branches.length > 0 && branches.every((nodes) => nodes.some((node) => isWrongKind(node, path)));
};
