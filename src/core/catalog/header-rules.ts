import { decode } from '../decode/decode.ts';
import type { Issue } from '../issue.ts';
import type { Header } from '../message.ts';
import { quoted } from '../schema/explain/value-preview.ts';
import type { Schemas, ValueOrigin } from '../schema/schemas.ts';
import type { EventDefinition, HeaderRule } from './catalog.ts';
import { headerBytes } from './header-text.ts';
import { nearHeader } from './near-header.ts';

const noIssues: readonly Issue[] = [];

/** Checks a message's headers against the rules of its event. */
export type CheckHeaders = (headers: readonly Header[]) => readonly Issue[];

export const headerChecker = ({ headers: rules, when }: EventDefinition, schemas: Schemas): CheckHeaders => {
  const checks = rules.map((rule) => ruleChecker(rule, schemas));
  const names = [...rules.map(({ name }) => name), ...(when?.kind === 'header' ? [when.header] : [])];
  const findNear = nearHeader(names);
  return (headers) => {
    let issues = noIssues;
    for (const check of checks) {
      const found = check(headers);
      if (found.length > 0) issues = [...issues, ...found];
    }
    const near = findNear(headers);
    return near.length === 0 ? issues : [...issues, ...near];
  };
};

const ruleChecker = (rule: HeaderRule, schemas: Schemas): CheckHeaders => {
  const checkValue = valueChecker(rule, schemas);
  const missing = rule.required ? [issue(rule, 'required', `missing header ${quoted(rule.name)}`)] : noIssues;
  const isNull = rule.required ? [issue(rule, 'required', `header ${quoted(rule.name)} is null`)] : noIssues;
  return (headers) => {
    const bytes = headerBytes(headers, rule.name);
    if (bytes === undefined) return missing;
    return bytes === null ? isNull : checkValue(bytes);
  };
};

type CheckBytes = (bytes: Buffer) => readonly Issue[];

const valueChecker = (rule: HeaderRule, schemas: Schemas): CheckBytes => {
  if (rule.constant !== undefined) return constantChecker(rule, rule.constant);
  const { encoding, schema } = rule;
  if (encoding === 'text' && schema === undefined) return () => noIssues;
  const origin: ValueOrigin = { step: 'headers', header: rule.name, at: '' };
  return lastRemembered((bytes) => {
    if (encoding === 'text') return schema === undefined ? noIssues : schemas.check(schema, bytes.toString(), origin);
    const json = encoding === 'json' ? bytes : fromBase64(bytes.toString());
    if (json === undefined) return [issue(rule, 'base64', `header ${quoted(rule.name)} is not base64`)];
    return checkJson({ rule, json, origin, schemas });
  });
};

/** A contradiction, but the service may be right and the catalogue wrong: a warning. */
const constantChecker = (rule: HeaderRule, constant: string): CheckBytes => {
  const wanted = Buffer.from(constant);
  return (bytes) => {
    if (bytes.equals(wanted)) return noIssues;
    const message = `header ${quoted(rule.name)} must be ${quoted(constant)}, is ${quoted(bytes.toString())}`;
    return [{ ...issue(rule, 'const', message), level: 'warning', expected: constant }];
  };
};

/** An identity is mostly the same from message to message. */
const lastRemembered = (check: CheckBytes): CheckBytes => {
  let last: { readonly bytes: Buffer; readonly issues: readonly Issue[] } | undefined;
  return (bytes) => {
    if (last?.bytes.equals(bytes)) return last.issues;
    last = { bytes: Buffer.from(bytes), issues: check(bytes) };
    return last.issues;
  };
};

/** Both alphabets, with or without padding, and the line end that shell tools leave; undefined for what is neither. */
const fromBase64 = (text: string): Buffer | undefined => {
  const bare = text.trim();
  const digits = bare.replace(/=+$/, '');
  return /^[\w+/-]+={0,2}$/.test(bare) && digits.length % 4 !== 1 ? Buffer.from(digits, 'base64') : undefined;
};

type JsonHeader = {
  readonly rule: HeaderRule;
  readonly json: Buffer;
  readonly origin: ValueOrigin;
  readonly schemas: Schemas;
};

const checkJson = ({ rule, json, origin, schemas }: JsonHeader): readonly Issue[] => {
  const { encoding, value, isRounded, issues } = decode(json);
  const what = rule.encoding === 'json' ? 'is not JSON' : 'holds no JSON in its base64';
  if (encoding !== 'json') {
    // The fault shows the text around it, which a secret must not.
    const why = rule.secret ? '' : `: ${issues[0]?.message}`;
    return [issue(rule, 'json', `header ${quoted(rule.name)} ${what}${why}`)];
  }
  const repeated = issues.map(({ path, keyword, message }) => ({ ...issue(rule, keyword, message), path }));
  if (rule.schema === undefined) return repeated;
  const rounded = isRounded ? { text: json.toString(), at: '' } : undefined;
  return [...repeated, ...schemas.check(rule.schema, value, { ...origin, rounded })];
};

const issue = ({ name }: HeaderRule, keyword: string, message: string): Issue => ({
  level: 'error',
  step: 'headers',
  path: '',
  header: name,
  keyword,
  message,
});
