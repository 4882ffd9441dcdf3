import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { EventDefinition, FixtureRule, HeaderRule, Selector } from '../core/catalog/catalog.ts';
import { pointerStep } from '../core/json-pointer.ts';
import type { SourceText } from '../core/source-text.ts';
import type { Finding } from '../core/workspace.ts';
import type { Config, EventConfig, FixturesConfig, HeaderConfig, SelectorConfig } from './config.ts';
import { didYouMean } from './did-you-mean.ts';
import { findingAt } from './finding-at.ts';

export type Place = {
  /** Absolute. */
  readonly root: string;
  readonly source: SourceText;
  /** Schema files under `schemas/`. */
  readonly schemaFiles: readonly string[];
};

type Events = { readonly events: readonly EventDefinition[]; readonly findings: readonly Finding[] };

const defaultPartitions = 3;

/** The events of the configuration, completed by convention. */
export const eventsOf = (place: Place, config: Config): Events => {
  const findings: Finding[] = [];
  const configured = Object.entries(config.events ?? {});
  const names = configured.map(([name]) => name);
  const events = configured.map(([name, event]): EventDefinition => {
    const at = `/events${pointerStep(name)}`;
    const schema = schemaOf({ place, at, report: (finding) => findings.push(finding) });
    return {
      name,
      topic: event.topic,
      partitions: event.partitions ?? defaultPartitions,
      when: event.when === undefined ? null : selectorOf(event.when),
      schema: event.schema === undefined ? schema.byConvention(name, names) : schema.chosen(event.schema),
      key: event.key ?? null,
      headers: Object.entries(event.headers ?? {}).map(([header, rule]) => headerRule(header, rule, schema.named)),
      fixtures: fixtureRules(name, event.fixtures),
    };
  });
  return { events, findings: [...findings, ...rivalFindings(place.source, events)] };
};

type SchemaSearch = { readonly place: Place; readonly at: string; readonly report: (finding: Finding) => void };

/** Finds an event's schema files and reports those that are not there. */
const schemaOf = ({ place, at, report }: SchemaSearch) => ({
  named: namedSchema({ place, at, report }),
  chosen: (file: string): string | null => (file === none ? null : namedSchema({ place, at, report })(file, '/schema')),
  byConvention: (name: string, names: readonly string[]): string | null => {
    const [file, ...others] = place.schemaFiles.filter((candidate) => ownerOf(candidate, names) === name);
    if (file !== undefined && others.length === 0) return file;
    if (file === undefined) return null;
    const message = `"${name}" could have the schema ${[file, ...others].join(' or ')}: name one`;
    report(findingAt(place.source, at, 'key', { rule: 'ambiguous-schema', message }));
    return null;
  },
});

/** What an event says that is meant to have no schema. */
const none = 'none';

const namedSchema =
  ({ place, at, report }: SchemaSearch): NamedSchema =>
  (file, below) => {
    const path = posix.normalize(file);
    if (existsSync(join(place.root, path))) return path;
    const message = `there is no schema ${file}${didYouMean(file, place.schemaFiles)}`;
    report(findingAt(place.source, `${at}${below}`, 'value', { rule: 'missing-schema', message }));
    return null;
  };

/** The event whose name the file's starts with; the longest where one event's name is the start of another's. */
const ownerOf = (file: string, names: readonly string[]): string | undefined =>
  names
    .filter((name) => file.startsWith(`schemas/${name}.`))
    .sort((a, b) => b.length - a.length)
    .at(0);

const selectorOf = (selector: SelectorConfig): Selector => {
  if ('header' in selector) return { kind: 'header', header: selector.header, is: [selector.is].flat() };
  if ('cloudEvent' in selector) return { kind: 'cloudEvent', types: [selector.cloudEvent].flat() };
  const { pointer, is } = selector;
  return { kind: 'pointer', pointer, is: Array.isArray(is) ? is : [is] };
};

type NamedSchema = (file: string, below: string) => string | null;

const headerRule = (name: string, rule: string | HeaderConfig, namedSchema: NamedSchema): HeaderRule => {
  if (typeof rule === 'string') return { name, constant: rule, required: true, secret: false, encoding: 'text' };
  const { required = false, secret = false, encoding = 'text', generate } = rule;
  const below = `/headers${pointerStep(name)}/schema`;
  const schema = rule.schema === undefined ? null : namedSchema(rule.schema, below);
  return {
    name,
    required,
    secret,
    encoding,
    ...(schema !== null && { schema }),
    ...(rule.default !== undefined && { default: rule.default }),
    ...(generate !== undefined && { generate }),
  };
};

const fixtureRules = (name: string, configured: EventConfig['fixtures'] = []): readonly FixtureRule[] => {
  const rules = [configured].flat().map((rule: string | FixturesConfig): FixtureRule => {
    const { files, expect = 'valid' }: FixturesConfig = typeof rule === 'string' ? { files: rule } : rule;
    return { files: posix.normalize(files), expect };
  });
  return [...rules, { files: `fixtures/${name}/**`, expect: 'valid' }];
};

/** Two events of one topic that would both take every message: without a selector, or with the same one. */
const rivalFindings = (source: SourceText, events: readonly EventDefinition[]): readonly Finding[] => {
  const groups = Map.groupBy(events, ({ topic, when }) => JSON.stringify([topic, when]));
  return [...groups.values()].flatMap(([first, ...others]) =>
    others.map((event) => {
      const how = event.when === null ? 'lack `when`' : 'have the same `when`';
      const message = `"${first?.name}" and "${event.name}" share the topic ${event.topic} and both ${how}`;
      return findingAt(source, `/events${pointerStep(event.name)}`, 'key', { rule: 'rival-events', message });
    }),
  );
};
