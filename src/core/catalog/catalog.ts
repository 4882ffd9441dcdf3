import type { SourceText } from '../source-text.ts';

/** How a message is recognised as an event; a message matches when the named place holds one of `is`. */
export type Selector =
  | { readonly kind: 'header'; readonly header: string; readonly is: readonly string[] }
  | { readonly kind: 'pointer'; readonly pointer: string; readonly is: readonly unknown[] }
  | { readonly kind: 'cloudEvent'; readonly types: readonly string[] };

/** A rule for one header of an event. */
export type HeaderRule = {
  readonly name: string;
  /** The only value allowed, filled in when absent. */
  readonly constant?: string;
  readonly required: boolean;
  /** Its text is never shown unless the user asks for secrets. */
  readonly secret: boolean;
  readonly encoding: 'text' | 'json' | 'base64-json';
  /** The file of the schema for the decoded value. */
  readonly schema?: string;
  /** Filled in when absent; encoded as `encoding` says. */
  readonly default?: unknown;
  readonly generate?: 'request-id' | 'uuid' | 'now';
};

/**
 * Fixture files that belong to an event by a glob (relative to the workspace's root), and what is expected of them. The
 * first rule of an event that matches a file wins; the folder that belongs to the event by convention comes last.
 */
export type FixtureRule = { readonly files: string; readonly expect: 'valid' | 'invalid' };

export type EventDefinition = {
  readonly name: string;
  readonly topic: string;
  /** How many partitions the topic gets when we create it. */
  readonly partitions: number;
  readonly when: Selector | null;
  /** The schema's file, a key of `Catalog.schemas`; null when the event has none. */
  readonly schema: string | null;
  /** JSON pointer into the value: where the key comes from. */
  readonly key: string | null;
  readonly headers: readonly HeaderRule[];
  readonly fixtures: readonly FixtureRule[];
};

/** `enforce`: a wrong format is an error. `annotate`: a note, as for a service that ignores `format`. */
export type FormatMode = 'enforce' | 'annotate';

/** Everything known about events. `schemas` holds every schema file of the workspace, by path: also mere `$ref` targets. */
export type Catalog = {
  readonly events: readonly EventDefinition[];
  readonly schemas: ReadonlyMap<string, SourceText>;
  readonly formats: FormatMode;
};

/** The catalogue of a run without a workspace. */
export const emptyCatalog: Catalog = { events: [], schemas: new Map(), formats: 'enforce' };
