import { pointerStep, pointerTokens } from '../core/json-pointer.ts';
import { didYouMean } from './did-you-mean.ts';

/**
 * The part of JSON Schema that `evtool.schema.json` is written in. It is interpreted here, since a full validator costs
 * more to load than the quick commands may take; a test holds the two to the same verdicts.
 */
export type Shape = {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Shape>>;
  /** What the value is, in words, for a message: `a JSON pointer, such as /uuid`. */
  readonly title?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: false | Shape;
  readonly propertyNames?: Shape;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly pattern?: string;
};

export type ShapeFault = {
  readonly rule: 'unknown-key' | 'missing-key' | 'wrong-key' | 'wrong-value';
  /** The node that is wrong; for a missing key the object that lacks it. */
  readonly pointer: string;
  readonly message: string;
};

type Place = { readonly root: Shape; readonly shape: Shape; readonly pointer: string };

/** What in `value` is not as `root` says, in the order of the value. */
export const shapeFaults = (root: Shape, value: unknown): readonly ShapeFault[] =>
  faultsOf({ root, shape: root, pointer: '' }, value);

const faultsOf = (place: Place, value: unknown): readonly ShapeFault[] => {
  const shape = resolve(place.root, place.shape);
  const { pointer } = place;
  if (shape.anyOf) return anyOfFaults({ ...place, shape }, shape.anyOf, value);
  const mismatch = mismatchOf(shape, value);
  if (mismatch !== null) return [{ rule: 'wrong-value', pointer, message: `${nameOf(pointer)} ${mismatch}` }];
  if (Array.isArray(value)) return itemFaults({ ...place, shape }, value);
  return isObject(value) ? memberFaults({ ...place, shape }, value) : [];
};

/** A shape with what it refers to merged in; only `#/$defs/NAME` is used. */
const resolve = (root: Shape, shape: Shape): Shape => {
  if (shape.$ref === undefined) return shape;
  const { $ref, ...rest } = shape;
  return { ...resolve(root, root.$defs?.[$ref.slice('#/$defs/'.length)] ?? {}), ...rest };
};

/** Judges by the branch that was most likely meant, so that a slip in it is named and not the choice as a whole. */
const anyOfFaults = (place: Place, branches: readonly Shape[], value: unknown): readonly ShapeFault[] => {
  const fitting = branches.map((branch) => resolve(place.root, branch)).filter((branch) => hasType(branch, value));
  const { pointer } = place;
  if (fitting.length === 0) {
    const kinds = [...new Set(branches.map((branch) => kindOf(resolve(place.root, branch))))].join(' or ');
    return [{ rule: 'wrong-value', pointer, message: `${nameOf(pointer)} must be ${kinds}, is ${shown(value)}` }];
  }
  const chosen = fitting.find((branch) => marks(branch, value)) ?? (fitting.length === 1 ? fitting[0] : undefined);
  if (chosen) return faultsOf({ ...place, shape: chosen }, value);
  const needed = fitting.map((branch) => `"${branch.required?.[0]}"`).join(', ');
  return [{ rule: 'missing-key', pointer, message: `${nameOf(pointer)} needs one of ${needed}` }];
};

const marks = (branch: Shape, value: unknown): boolean => {
  const mark = branch.required?.[0];
  return mark !== undefined && isObject(value) && Object.hasOwn(value, mark);
};

const memberFaults = ({ root, shape, pointer }: Place, value: Readonly<Record<string, unknown>>) => {
  const known = shape.properties ?? {};
  const faults: ShapeFault[] = (shape.required ?? [])
    .filter((name) => !Object.hasOwn(value, name))
    .map((name) => ({ rule: 'missing-key', pointer, message: `${nameOf(pointer)} needs "${name}"` }));
  for (const [name, member] of Object.entries(value)) {
    const at = `${pointer}${pointerStep(name)}`;
    const memberShape = Object.hasOwn(known, name) ? known[name] : shape.additionalProperties;
    const wrongName = shape.propertyNames && mismatchOf(resolve(root, shape.propertyNames), name);
    if (memberShape === false) {
      faults.push({
        rule: 'unknown-key',
        pointer: at,
        message: `unknown key "${name}"${didYouMean(name, Object.keys(known))}`,
      });
    } else if (wrongName) {
      faults.push({ rule: 'wrong-key', pointer: at, message: `this name ${wrongName}` });
    } else if (memberShape) faults.push(...faultsOf({ root, shape: memberShape, pointer: at }, member));
  }
  return faults;
};

const itemFaults = ({ root, shape, pointer }: Place, value: readonly unknown[]): readonly ShapeFault[] => {
  if (value.length < (shape.minItems ?? 0)) {
    return [{ rule: 'wrong-value', pointer, message: `${nameOf(pointer)} must not be empty` }];
  }
  const { items } = shape;
  return items
    ? value.flatMap((item, index) => faultsOf({ root, shape: items, pointer: `${pointer}${pointerStep(index)}` }, item))
    : [];
};

/** `must be …, is …`; null when the value itself, leaving its members aside, is right. */
const mismatchOf = (shape: Shape, value: unknown): string | null => {
  const isRight =
    hasType(shape, value) &&
    (shape.enum === undefined || shape.enum.includes(value)) &&
    (shape.minimum === undefined || typeof value !== 'number' || value >= shape.minimum) &&
    (shape.pattern === undefined || typeof value !== 'string' || new RegExp(shape.pattern, 'u').test(value));
  if (isRight) return null;
  const quoted = shape.type === 'string' && (typeof value === 'number' || typeof value === 'boolean');
  const meant = typeof value === 'string' && shape.enum ? didYouMean(value, shape.enum.map(String)) : '';
  return `must be ${kindOf(shape)}, is ${shown(value)}${quoted ? ': put it in quotes' : ''}${meant}`;
};

const hasType = ({ type }: Shape, value: unknown): boolean =>
  type === undefined || [type].flat().some((name) => isType[name]?.(value) ?? false);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isType: Readonly<Record<string, (value: unknown) => boolean>> = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
};

const words: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'a list',
  string: 'text',
  integer: 'a whole number',
  boolean: 'true or false',
};

const kindOf = ({ title, enum: choices, type, minimum, pattern }: Shape): string => {
  if (title !== undefined && (pattern !== undefined || choices !== undefined)) return title;
  if (choices) return `one of ${choices.filter((choice) => typeof choice === 'string').join(', ')}`;
  const kind = words[[type].flat()[0] ?? ''] ?? 'something else';
  return minimum === undefined ? kind : `${kind} of at least ${minimum}`;
};

const nameOf = (pointer: string): string => {
  if (pointer === '') return 'the file';
  const tokens = pointerTokens(pointer);
  const last = tokens.at(-1) ?? '';
  return `"${/^\d+$/.test(last) ? (tokens.at(-2) ?? last) : last}"`;
};

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
};
