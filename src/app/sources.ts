import { usageError } from '../core/errors.ts';
import type { AppContext } from './context.ts';

/** What a SOURCE argument stands for; a topic may be an event's name, and `from` and `to` are offsets. */
export type Source =
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  | { readonly kind: 'stdin' }
  | { readonly kind: 'topic'; readonly name: string; readonly stretch: TopicStretch | null };

/** A part of one partition: `from` inclusive, `to` exclusive. */
export type TopicStretch = { readonly partition: number; readonly from: number; readonly to: number };

/**
 * What the arguments stand for, in their order: `-`, a file, a folder or a glob, `TOPIC:PARTITION@A..B`, or else a topic
 * or event. Nothing is read and no broker is asked. What looks like a file and is none is wrong use.
 */
export const sourcesOf = (context: Pick<AppContext, 'files'>, names: readonly string[]): Promise<readonly Source[]> =>
  Promise.all(names.map((name) => sourceOf(context, name)));

const sourceOf = async ({ files }: Pick<AppContext, 'files'>, name: string): Promise<Source> => {
  if (name === '-') return { kind: 'stdin' };
  const paths = await files.expand(name);
  if (paths?.length === 0) throw usageError(`No JSON or YAML file in ${name}.`);
  if (paths) return { kind: 'files', paths };
  const [, topic, partition, from, to] = /^(.+):(\d+)@(\d+)(?:\.\.(\d+))?$/.exec(name) ?? [];
  if (topic !== undefined) {
    const start = Number(from);
    return {
      kind: 'topic',
      name: topic,
      stretch: { partition: Number(partition), from: start, to: Number(to ?? start + 1) },
    };
  }
  if (looksLikeFile(name)) throw noFile(name);
  refusePlaceOfTwoColons(name);
  return { kind: 'topic', name, stretch: null };
};

const looksLikeFile = (name: string): boolean => /[\\/*?[{]|\.(?:json|ya?ml)$/i.test(name);

/** The place of a message as the screens and `tail` show it; no topic has a colon in its name. */
const refusePlaceOfTwoColons = (name: string): void => {
  const [, topic, partition, offsets] = /^([^:]+):(\d+):(\d+(?:\.\.\d+)?)$/.exec(name) ?? [];
  if (topic === undefined) return;
  throw usageError(
    `"${name}" is no topic, event or file.`,
    `A message is named with an @: ${topic}:${partition}@${offsets}`,
  );
};

/** No file of that name, and no glob that matches one. */
export const noFile = (name: string): Error =>
  /[*?[{]/.test(name)
    ? usageError(`No file matches "${name}".`)
    : usageError(`There is no file "${name}".`, 'A fixture is a JSON or YAML file, a folder, a glob, or - for NDJSON.');

/** As `sourcesOf`, where only messages in files and on stdin will do. */
export const fixtureSourcesOf = async (
  context: Pick<AppContext, 'files'>,
  names: readonly string[],
): Promise<readonly Exclude<Source, { kind: 'topic' }>[]> =>
  (await sourcesOf(context, names)).map((source, index) => {
    if (source.kind === 'topic') throw noFile(names[index] ?? source.name);
    return source;
  });
