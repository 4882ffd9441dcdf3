import { pointerStep, pointerTokens } from '../core/json-pointer.ts';
import type { SourceText } from '../core/source-text.ts';
import type { Finding } from '../core/workspace.ts';
import type { Config } from './config.ts';
import schema from './evtool.schema.json' with { type: 'json' };
import { type Environment, expandEnvironment, type MissingVariable } from './expand-environment.ts';
import { findingAt } from './finding-at.ts';
import { type Shape, type ShapeFault, shapeFaults } from './shape.ts';

export type ReadConfig = {
  /** What is right in it: a part with a fault is left out. */
  readonly config: Config;
  readonly findings: readonly Finding[];
  /** Variables of contexts that are not set: they matter only to who chooses the context. */
  readonly missing: readonly MissingVariable[];
};

/** Checks `evtool.yml` against its schema and fills in the environment. */
export const readConfig = (source: SourceText, env: Environment): ReadConfig => {
  const { document, missing } = expandEnvironment(source.document, env);
  // The JSON's inferred type is wider than what the file holds (each `type` any string).
  const faults = shapeFaults(schema as Shape, document);
  const isOfContext = ({ pointer }: MissingVariable) => pointer.startsWith('/contexts/');
  const unset = missing.filter((variable) => !isOfContext(variable));
  return {
    // What the schema accepts is a Config; what it does not is cut out.
    config: faults.reduce((whole, fault) => without(whole, fault.pointer), document) as Config,
    findings: [...faults.map((fault) => shapeFinding(source, fault)), ...unset.map((one) => unsetFinding(source, one))],
    missing: missing.filter(isOfContext),
  };
};

const shapeFinding = (source: SourceText, { rule, pointer, message }: ShapeFault): Finding =>
  findingAt(source, pointer, rule === 'wrong-value' ? 'value' : 'key', { rule: `config/${rule}`, message });

const unsetFinding = (source: SourceText, { pointer, name }: MissingVariable): Finding =>
  findingAt(source, pointer, 'value', {
    rule: 'config/unset-variable',
    message: `the environment variable ${name} is not set`,
  });

/** A copy of `node` without what `pointer` points at, or the list that it is an item of; of a wrong root nothing stays. */
const without = (node: unknown, pointer: string): unknown => {
  const [key, ...rest] = pointerTokens(pointer);
  if (key === undefined) return {};
  if (typeof node !== 'object' || node === null) return node;
  const members = Object.entries(node).flatMap(([member, value]): [string, unknown][] => {
    if (member !== key) return [[member, value]];
    return rest.length === 0 || Array.isArray(value) ? [] : [[member, without(value, rest.map(pointerStep).join(''))]];
  });
  return Object.fromEntries(members);
};
