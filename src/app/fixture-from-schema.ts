import type { EventDefinition, HeaderRule } from '../core/catalog/catalog.ts';
import { replaceInJson } from '../core/debug/replace-in-json.ts';
import { usageError } from '../core/errors.ts';
import { encodeHeader } from '../core/fixture/encode-header.ts';
import { isFilledIn } from '../core/fixture/is-filled-in.ts';
import { sampleOf } from '../core/schema/sample.ts';
import type { Workspace } from '../core/workspace.ts';
import type { AppContext } from './context.ts';
import { requireWorkspace } from './require-workspace.ts';

/**
 * The text of a new fixture for an event: what its schema, its headers and its selector ask for. A start for people: it
 * may be invalid (`checkEdited` says). Templates stand for what is new each time.
 */
export const fixtureFromSchema = (context: Pick<AppContext, 'workspace'>, name: string): string => {
  const workspace = requireWorkspace(context);
  const event = workspace.catalog.events.find((one) => one.name === name);
  if (event === undefined) throw usageError(`Unknown event "${name}".`, 'See: evtool events');
  const headers = headersOf(workspace, event);
  const value = payloadOf(workspace, event);
  const envelope = { event: name, ...(Object.keys(headers).length > 0 && { headers }), value };
  return `${JSON.stringify(envelope, null, 2)}\n`;
};

/** Those that must be there and that the event does not fill in. */
const headersOf = ({ catalog }: Workspace, { headers, when }: EventDefinition): Readonly<Record<string, string>> => {
  const missing = headers.filter((rule) => rule.required && !isFilledIn(rule));
  const sampled = missing.map((rule) => [rule.name, headerSample(catalog.schemas, rule)] as const);
  const isTold = when?.kind === 'header' && !headers.some((rule) => rule.name === when.header && isFilledIn(rule));
  return Object.fromEntries([...sampled, ...(isTold ? [[when.header, when.is[0] ?? ''] as const] : [])]);
};

const headerSample = (schemas: Workspace['catalog']['schemas'], { encoding, schema }: HeaderRule): string =>
  encodeHeader(encoding, schema === undefined ? 'text' : sampleOf(schemas, schema)).toString();

const payloadOf = ({ catalog }: Workspace, { schema, when }: EventDefinition): unknown => {
  const value = schema === null ? {} : sampleOf(catalog.schemas, schema);
  if (when?.kind !== 'pointer') return value;
  const told = replaceInJson(JSON.stringify(value), when.pointer, JSON.stringify(when.is[0]));
  return 'text' in told ? JSON.parse(told.text) : value;
};
