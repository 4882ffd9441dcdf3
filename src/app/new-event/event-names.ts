import type { SourceText } from '../../core/source-text.ts';

/** A mapping of the configuration, as it is written; empty where there is none. */
export const membersOf = (value: unknown): Readonly<Record<string, unknown>> => (isMapping(value) ? value : {});

export const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The names of the events in a configuration, in its order. */
export const eventNames = ({ document }: SourceText): readonly string[] =>
  Object.keys(membersOf(membersOf(document).events));
