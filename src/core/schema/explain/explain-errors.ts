import type { ErrorObject } from 'ajv';
import type { Issue } from '../../issue.ts';
import { pointerStep } from '../../json-pointer.ts';
import { nearest } from '../../nearest.ts';
import { chooseAlternative, type Follow } from './alternatives.ts';
import { type CheckBelow, type ErrorNode, errorTree } from './error-tree.ts';
import { messageOf } from './message-of.ts';
import { quoted, valuePreview } from './value-preview.ts';

export type Explainer = {
  readonly checkBelow: CheckBelow;
  readonly follow: Follow;
  /** `file:line:column` of the rule that an error was found with. */
  readonly ruleOf: (error: ErrorObject) => string | undefined;
  /** The text of a number that lost digits, by its pointer. */
  readonly exact: ReadonlyMap<string, string>;
};

/** An issue before it is known which step and header it belongs to. */
export type Explained = Omit<Issue, 'level' | 'step' | 'header'>;

/** Raw errors that are looked at: allErrors gives one for each element of a long list. */
const maxErrors = 10_000;

/** A validator's errors as plain sentences, in the validator's order. */
export const explainErrors = (errors: readonly ErrorObject[], explainer: Explainer): readonly Explained[] =>
  explainNodes(errorTree(errors.slice(0, maxErrors), explainer.checkBelow), explainer);

const explainNodes = (nodes: readonly ErrorNode[], explainer: Explainer): readonly Explained[] => {
  const isNoise = ({ error }: ErrorNode): boolean => error.keyword === 'if' && nodes.length > 1;
  const renames = misspelt(nodes);
  return nodes.filter((node) => !isNoise(node)).flatMap((node) => explainNode(node, explainer, renames));
};

const explainNode = (node: ErrorNode, explainer: Explainer, renames: ReadonlySet<string>): readonly Explained[] => {
  const { error, branches } = node;
  const fits = Array.isArray(error.params.passingSchemas);
  if (branches.length === 0 || fits) return [explainOne(error, explainer, renames)];
  const choice = chooseAlternative(node, explainer.follow);
  if ('message' in choice) return [withRule(choice, explainer.ruleOf(error))];
  const meant = explainNodes(choice.meant, explainer);
  if (meant.length === 0) return [explainOne(error, explainer, renames)];
  if (choice.others === 0) return meant;
  const note = ` (nearest alternative; ${choice.others} other${choice.others === 1 ? '' : 's'})`;
  return meant.map((issue, index) => (index === 0 ? { ...issue, message: issue.message + note } : issue));
};

const explainOne = (error: ErrorObject, { ruleOf, exact }: Explainer, renames: ReadonlySet<string>): Explained => {
  const path = error.instancePath + stepOf(error);
  const { message, expected } = messageOf(error, exact.get(error.instancePath) ?? valuePreview(error.data));
  const issue = { path, keyword: error.keyword, message: message + renameHint(error, renames) };
  return withRule(expected === undefined ? issue : { ...issue, expected }, ruleOf(error));
};

const withRule = (issue: Explained, schema: string | undefined): Explained =>
  schema === undefined ? issue : { ...issue, schema };

/** Issues about a property that is there but should not be point at it, not at its object. */
const stepOf = ({ keyword, params }: ErrorObject): string => {
  const name = params.additionalProperty ?? params.unevaluatedProperty;
  if (typeof name === 'string') return pointerStep(name);
  return keyword === 'propertyNames' ? pointerStep(String(params.propertyName)) : '';
};

/** Objects where an unknown property is reported anyway, with the name that was meant. */
const misspelt = (nodes: readonly ErrorNode[]): ReadonlySet<string> =>
  new Set(
    nodes
      .filter(({ error }) => /^(?:additional|unevaluated)Prop/.test(error.keyword))
      .map(({ error }) => error.instancePath),
  );

/** Where other properties are allowed, a missing one may be there under a wrong name. */
const renameHint = (
  { keyword, params, data, parentSchema, instancePath }: ErrorObject,
  reported: ReadonlySet<string>,
): string => {
  if (keyword !== 'required' || reported.has(instancePath) || typeof data !== 'object' || data === null) return '';
  const known = new Set(Object.keys(Object(parentSchema?.properties)));
  const others = Object.keys(data).filter((name) => !known.has(name));
  const found = others.length > 200 ? undefined : nearest(String(params.missingProperty), others);
  return found === undefined ? '' : `; is it ${quoted(found)}?`;
};
