import type { Decoded } from '../decode/decoded.ts';
import type { Issue } from '../issue.ts';
import type { InspectionStep, RawMessage } from '../message.ts';
import type { Schemas } from '../schema/schemas.ts';
import type { EventDefinition } from './catalog.ts';
import { checkBinaryCloudEvent, checkStructuredCloudEvent, isBinaryCloudEvent } from './cloud-event.ts';
import { checkCloudEventData } from './cloud-event-data.ts';
import { headerChecker } from './header-rules.ts';
import { checkKey, keyReader } from './key-rule.ts';

/** What one step found. */
export type StepResult = { readonly step: InspectionStep; readonly issues: readonly Issue[] };

export type DecodedMessage = { readonly raw: RawMessage; readonly decoded: Decoded };

/** The steps that need an event. */
export type EventChecks = (message: DecodedMessage) => {
  readonly headers: StepResult;
  readonly key: StepResult;
  readonly schema: StepResult;
  /** A schema cannot be used: nobody knows whether the message is valid. */
  readonly isUnjudged?: boolean;
};

const noIssues: readonly Issue[] = [];

/** Makes the checks of an event; its schemas are compiled when the first message comes. */
export const eventChecks = (event: EventDefinition, schemas: Schemas): EventChecks => {
  const checkHeaders = headerChecker(event, schemas);
  const readKey = event.key === null ? null : keyReader(event.key);
  return (message) => ({
    headers: headersResult(event, checkHeaders(message.raw.headers), message),
    key: event.key === null || readKey === null ? noRule : keyResult(event.key, readKey, message),
    schema: schemaResult(event, schemas, message),
  });
};

const headersResult = ({ when }: EventDefinition, found: readonly Issue[], { raw }: DecodedMessage): StepResult => {
  const isBinary = when?.kind === 'cloudEvent' && isBinaryCloudEvent(raw.headers);
  const issues = isBinary ? [...found, ...checkBinaryCloudEvent(raw.headers)] : found;
  return result('headers', issues, String(raw.headers.length));
};

const keyResult = (
  key: string,
  readKey: ReturnType<typeof keyReader>,
  { raw, decoded }: DecodedMessage,
): StepResult => {
  if (decoded.encoding !== 'json') return skipped('key', 'the value is not JSON');
  const expected = readKey(decoded.value, raw.value);
  if (expected === undefined) return skipped('key', `nothing at ${key}`);
  const issue = checkKey(key, expected, raw.key);
  return issue ? result('key', [issue], `not the one at ${key}`) : result('key', noIssues, `from ${key}`);
};

const schemaResult = (event: EventDefinition, schemas: Schemas, { raw, decoded }: DecodedMessage): StepResult => {
  const { schema, when } = event;
  const isStructured = when?.kind === 'cloudEvent' && !isBinaryCloudEvent(raw.headers);
  if (decoded.encoding === null) return skipped('schema', 'a tombstone has no value');
  if (schema === null && !isStructured) return skipped('schema', 'the event has none');
  if (decoded.encoding !== 'json') return skipped('schema', 'the value is not JSON');
  const text = decoded.isRounded ? raw.value?.toString() : undefined;
  const { value } = decoded;
  if (isStructured) {
    const data = schema === null ? noIssues : checkCloudEventData({ file: schema, value, text, schemas });
    return result('schema', [...checkStructuredCloudEvent(value), ...data], schema ?? 'CloudEvents 1.0');
  }
  const rounded = text === undefined ? undefined : { text, at: '' };
  return result('schema', schemas.check(schema ?? '', value, { step: 'schema', at: '', rounded }), schema ?? '');
};

const result = (step: InspectionStep['step'], issues: readonly Issue[], detail: string): StepResult => ({
  step: { step, status: issues.some(({ level }) => level === 'error') ? 'failed' : 'ok', detail },
  issues,
});

const skipped = (step: InspectionStep['step'], detail: string): StepResult => ({
  step: { step, status: 'skipped', detail },
  issues: noIssues,
});

const noRule = skipped('key', 'no rule');
