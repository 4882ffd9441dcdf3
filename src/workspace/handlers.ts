import { existsSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { EventDefinition } from '../core/catalog/catalog.ts';
import type { HandlerRegistration } from '../core/handler/registration.ts';
import { pointerStep } from '../core/json-pointer.ts';
import type { SourceText } from '../core/source-text.ts';
import type { Finding } from '../core/workspace.ts';
import type { Config, HandlerConfig } from './config.ts';
import { didYouMean } from './did-you-mean.ts';
import { findingAt } from './finding-at.ts';

type Place = {
  /** Absolute. */
  readonly root: string;
  readonly source: SourceText;
  readonly config: Config;
  readonly events: readonly EventDefinition[];
  /** All names in the file, also of events that have faults: who refers to one of those is not at fault. */
  readonly eventNames: readonly string[];
};

type Handlers = { readonly handlers: readonly HandlerRegistration[]; readonly findings: readonly Finding[] };

/** The rule that the files of a handler are there. */
export const missingModule = 'missing-module';

const endings = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs'];

/** Handlers that are registered, and modules in `handlers/` that are named after an event. */
export const handlersOf = (place: Place): Handlers => {
  const registered = Object.entries(place.config.handlers ?? {});
  const taken = new Map(registered.map(([name, { module }]) => [posix.normalize(module), name]));
  const found = conventionModules(place).filter(({ module }) => !taken.has(module));
  const handlers = registered.map(([name, handler]) => registration(place, name, handler));
  for (const { name, module } of found) {
    if (!handlers.some((handler) => handler.name === name)) handlers.push(registration(place, name, { module }));
  }
  const findings = [
    ...registered.flatMap(([name, handler]) => registrationFindings(place, name, handler)),
    ...found.flatMap(({ name, module }) => rivalFindings(place, handlers, { name, module })),
  ];
  return { handlers, findings };
};

type Module = { readonly name: string; readonly module: string };

const conventionModules = ({ root, eventNames }: Place): readonly Module[] =>
  entriesOf(join(root, 'handlers')).flatMap((entry) => {
    const ending = endings.find((candidate) => entry.endsWith(candidate));
    const name = ending === undefined ? '' : entry.slice(0, -ending.length);
    return eventNames.includes(name) ? [{ name, module: `handlers/${entry}` }] : [];
  });

const entriesOf = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);

const registration = (place: Place, name: string, { module, event, ...rest }: HandlerConfig): HandlerRegistration => {
  const events = event === undefined ? [name] : [event].flat();
  const topics = place.events.filter((known) => events.includes(known.name)).map(({ topic }) => topic);
  return {
    name,
    module: posix.normalize(module),
    events,
    topics: [...new Set(topics)],
    nodeOptions: rest.nodeOptions ?? [],
    envFile: rest.envFile ?? null,
    ...(rest.isolate && { isolate: rest.isolate }),
  };
};

const registrationFindings = (place: Place, name: string, handler: HandlerConfig): readonly Finding[] => {
  const at = `/handlers${pointerStep(name)}`;
  const missing = (['module', 'envFile'] as const).flatMap((part): readonly Finding[] => {
    const file = handler[part];
    if (file === undefined || existsSync(join(place.root, file))) return [];
    const message = `there is no file ${file}${part === 'module' ? didYouMean(file, modulesOf(place)) : ''}`;
    return [findingAt(place.source, `${at}/${part}`, 'value', { rule: missingModule, message })];
  });
  return [...missing, ...eventFindings(place, at, { name, event: handler.event })];
};

const modulesOf = ({ root }: Place): readonly string[] =>
  entriesOf(join(root, 'handlers')).map((entry) => `handlers/${entry}`);

type Named = { readonly name: string; readonly event: HandlerConfig['event'] };

const eventFindings = ({ source, eventNames }: Place, at: string, { name, event }: Named): readonly Finding[] => {
  const rule = 'unknown-event';
  if (event === undefined) {
    if (eventNames.includes(name)) return [];
    return [findingAt(source, at, 'key', { rule, message: `"${name}" is no event: say which with \`event\`` })];
  }
  return [event].flat().flatMap((wanted, index) => {
    if (eventNames.includes(wanted)) return [];
    const pointer = Array.isArray(event) ? `${at}/event/${index}` : `${at}/event`;
    const message = `no event is named "${wanted}"${didYouMean(wanted, eventNames)}`;
    return [findingAt(source, pointer, 'value', { rule, message })];
  });
};

/** A registered module that is not there is told as that. */
const rivalFindings = (
  { root, source, config }: Place,
  handlers: readonly HandlerRegistration[],
  { name, module }: Module,
): readonly Finding[] => {
  const other = handlers.find((handler) => handler.name === name);
  if (other === undefined || other.module === module || !existsSync(join(root, other.module))) return [];
  const rule = 'rival-handlers';
  const message = `two handlers are named "${name}": ${other.module} and ${module}`;
  if (!Object.hasOwn(config.handlers ?? {}, name))
    return [{ level: 'error', rule, message, file: module, line: 1, column: 1 }];
  return [findingAt(source, `/handlers${pointerStep(name)}`, 'key', { rule, message })];
};
