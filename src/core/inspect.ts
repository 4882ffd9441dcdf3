import type { Catalog, EventDefinition } from './catalog/catalog.ts';
import { type EventChecks, eventChecks } from './catalog/event-checks.ts';
import { type EventChoice, eventFinder, type FindEvent } from './catalog/find-event.ts';
import { notingBrokenSchemas } from './catalog/noting-broken-schemas.ts';
import { decode } from './decode/decode.ts';
import type { Decoded } from './decode/decoded.ts';
import { usageError } from './errors.ts';
import type { Issue } from './issue.ts';
import type { InspectedMessage, InspectionStep, RawMessage } from './message.ts';
import { nearest } from './nearest.ts';
import { orderIssues } from './schema/explain/order-issues.ts';
import { createSchemas, type Schemas } from './schema/schemas.ts';

export type Inspector = {
  /**
   * Reads a message and says which event it is and what is wrong with it. `known.event` names its event instead of
   * finding it. Throws an EvtoolError for a schema that does not compile, unless these are noted, and for an unknown
   * name; never for a message.
   */
  readonly inspect: (raw: RawMessage, known?: { readonly event?: string | undefined }) => InspectedMessage;
  /** What to tell the user once, such as a schema without `$schema`. */
  readonly notices: readonly string[];
};

const noIssues: readonly Issue[] = [];

export type InspectorSettings = {
  /** Default true. */
  readonly validate?: boolean | undefined;
  /** A message whose schema does not compile gets no verdict, and a warning that says why, where it would throw. */
  readonly notesBrokenSchemas?: boolean | undefined;
};

/**
 * The pipeline that every message goes through: decode, event, headers, key, schema. With `validate: false` nothing is
 * judged: no issues, no `valid`. Schemas are compiled when the first message of their event comes.
 */
export const createInspector = async (
  catalog: Catalog,
  { validate = true, notesBrokenSchemas = false }: InspectorSettings = {},
): Promise<Inspector> => {
  const files = validate ? schemaFiles(catalog) : new Set<string>();
  const schemas =
    files.size > 0 ? await createSchemas(catalog.schemas, { files, formats: catalog.formats }) : noSchemas;
  const finders = findersByTopic(catalog.events);
  const checksOf = (event: EventDefinition): EventChecks =>
    notesBrokenSchemas ? notingBrokenSchemas(eventChecks(event, schemas)) : eventChecks(event, schemas);
  const checks = new Map(catalog.events.map((event) => [event, checksOf(event)]));
  return {
    notices: schemas.notices,
    inspect: (raw, known) => {
      const decoded = decode(raw.value);
      const choice = known?.event === undefined ? find(finders, raw, decoded) : given(catalog, known.event);
      const own = choice.event === null ? undefined : checks.get(choice.event);
      return validate ? judged({ raw, decoded, choice, checks: own }) : unjudged({ raw, decoded, choice });
    },
  };
};

const noSchemas: Schemas = {
  notices: [],
  check: (file) => {
    throw new Error(`The schema ${file} was not asked for`);
  },
};

const schemaFiles = ({ events }: Catalog): ReadonlySet<string> =>
  new Set(
    events
      .flatMap(({ schema, headers }) => [schema, ...headers.map((rule) => rule.schema)])
      .filter((file) => typeof file === 'string'),
  );

const findersByTopic = (events: readonly EventDefinition[]): ReadonlyMap<string, FindEvent> =>
  new Map([...Map.groupBy(events, ({ topic }) => topic)].map(([topic, own]) => [topic, eventFinder(own)]));

const noEvents: EventChoice = { event: null, detail: 'no events are known for its topic', issue: null };

const find = (finders: ReadonlyMap<string, FindEvent>, { topic, headers }: RawMessage, decoded: Decoded): EventChoice =>
  finders.get(topic)?.({ headers, decoded }) ?? noEvents;

const given = ({ events }: Catalog, name: string): EventChoice => {
  const event = events.find((one) => one.name === name);
  if (event) return { event, detail: `${name}, as given` };
  const meant = nearest(
    name,
    events.map((one) => one.name),
  );
  const hint = meant === undefined ? 'See: evtool events' : `Did you mean "${meant}"? See: evtool events`;
  throw usageError(`Unknown event "${name}".`, hint);
};

type Found = { readonly raw: RawMessage; readonly decoded: Decoded; readonly choice: EventChoice };

const unjudged = ({ raw, decoded, choice }: Found): InspectedMessage => ({
  raw,
  encoding: decoded.encoding,
  value: decoded.value,
  event: choice.event?.name,
  valid: undefined,
  issues: noIssues,
  steps: stepsOf(step('decode', 'ok', decodeDetail(decoded, raw)), eventStep(choice), notChecked),
});

const judged = ({
  raw,
  decoded,
  choice,
  checks,
}: Found & { readonly checks: EventChecks | undefined }): InspectedMessage => {
  const message = { raw, decoded };
  const { event } = choice;
  const decodeIssues = event?.schema == null || decoded.encoding === null ? noIssues : decoded.issues;
  const eventIssues = event === null && choice.issue ? [choice.issue] : noIssues;
  const results = checks?.(message);
  const all = joined([decodeIssues, eventIssues, results?.headers.issues, results?.key.issues, results?.schema.issues]);
  const issues = raw.value === null ? all.map(softened) : orderIssues(all, decoded.value);
  const hasError = issues.some(({ level }) => level === 'error');
  const isJudged = hasVerdict(event, raw) && results?.isUnjudged !== true;
  return {
    raw,
    encoding: decoded.encoding,
    value: decoded.value,
    event: event?.name,
    valid: isJudged ? !hasError : hasError ? false : undefined,
    issues,
    steps: stepsOf(
      decodeIssues.length > 0
        ? step('decode', 'failed', decodeIssues[0]?.message ?? '')
        : step('decode', 'ok', decodeDetail(decoded, raw)),
      eventStep(choice),
      results ?? noEvent,
    ),
  };
};

const hasVerdict = (event: EventDefinition | null, { value }: RawMessage): boolean =>
  event?.schema != null && value !== null;

/** Nothing can be wrong with a tombstone, yet its headers may be odd. */
const softened = (issue: Issue): Issue => (issue.level === 'error' ? { ...issue, level: 'warning' } : issue);

const joined = (lists: readonly (readonly Issue[] | undefined)[]): readonly Issue[] => {
  let all = noIssues;
  for (const list of lists) if (list && list.length > 0) all = all.length === 0 ? list : [...all, ...list];
  return all;
};

const step = (name: InspectionStep['step'], status: InspectionStep['status'], detail: string): InspectionStep => ({
  step: name,
  status,
  detail,
});

const eventStep = (choice: EventChoice): InspectionStep => {
  if (choice === noEvents) return noEventsStep;
  if (choice.event) return step('event', 'ok', choice.detail);
  return step('event', choice.issue === null ? 'skipped' : 'failed', choice.detail);
};

const noEventsStep = step('event', 'skipped', noEvents.detail);

type Rest = Readonly<Record<'headers' | 'key' | 'schema', { readonly step: InspectionStep }>>;

/** What all messages have in common is made once, and no list is longer than it is: the UI keeps some ten thousand. */
const stepsOf = (
  decoding: InspectionStep,
  event: InspectionStep,
  { headers, key, schema }: Rest,
): readonly InspectionStep[] => [decoding, event, headers.step, key.step, schema.step];

const skipped = (why: string): Rest => ({
  headers: { step: step('headers', 'skipped', why) },
  key: { step: step('key', 'skipped', why) },
  schema: { step: step('schema', 'skipped', why) },
});

const noEvent = skipped('no event');
const notChecked = skipped('not checked');

const decodeDetail = ({ encoding, isRounded }: Decoded, { value }: RawMessage): string => {
  if (encoding === null) return 'tombstone';
  const kind = encoding === 'base64' ? 'bytes' : encoding;
  return `${kind}, ${value?.length ?? 0} B${isRounded ? ', exact numbers beyond 2^53' : ''}`;
};
