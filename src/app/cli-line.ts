import { resolve } from 'node:path';
import type { Broker } from '../core/ports.ts';
import type { AppContext } from './context.ts';
import { shellWord } from './shell-word.ts';
import type { TailFilters } from './tail/tail-request.ts';
import { targetFlags, workspaceFlag } from './target-flags.ts';

/** The flags that lead a command line to the cluster of this run. */
export type LineTarget = string;

export const lineTarget = (
  context: Pick<AppContext, 'workspace' | 'target' | 'isWorkspaceNamed'>,
  broker: Pick<Broker, 'kind' | 'label'>,
): LineTarget => targetFlags(context, broker);

/** A file of the workspace as a command line names it: from there, unless that may be elsewhere. */
export const fileWord = (
  { workspace, isWorkspaceNamed = false }: Pick<AppContext, 'workspace' | 'isWorkspaceNamed'>,
  file: string,
): string => (workspace !== null && isWorkspaceNamed ? resolve(workspace.root, file) : file);

const line = (target: LineTarget, words: readonly string[]): string =>
  `evtool ${words.map(shellWord).join(' ')}${target}`;

export type TopicsLine = { readonly pattern: string; readonly withInternal: boolean };

/** Lists the topics with a text in their name. */
export const topicsLine = ({ pattern, withInternal }: TopicsLine, target: LineTarget): string =>
  line(target, ['topics', ...(pattern === '' ? [] : [pattern]), ...(withInternal ? ['-v'] : [])]);

type Named = Pick<AppContext, 'workspace' | 'isWorkspaceNamed'>;

export const handlersLine = (context: Named): string => line(workspaceFlag(context), ['handlers']);

export const checkLine = (context: Named): string => line(workspaceFlag(context), ['check']);

/** One group, or all. */
export const groupsLine = (group: string | undefined, target: LineTarget): string =>
  line(target, ['groups', ...(group === undefined ? [] : [group])]);

export type TailLine = {
  readonly names: readonly string[];
  /** Position texts, as `--from` takes them. */
  readonly from?: readonly string[] | undefined;
  readonly to?: readonly string[] | undefined;
  readonly partitions?: readonly number[] | undefined;
  readonly last?: number | undefined;
  readonly follow?: boolean | undefined;
  readonly filters?: TailFilters | undefined;
};

/** Reads the same messages of the topics as a screen does. */
export const tailLine = (
  { names, from = [], to = [], partitions, last, follow = true, filters = {} }: TailLine,
  target: LineTarget,
): string =>
  line(target, [
    'tail',
    ...names,
    ...from.map((text) => `--from=${text}`),
    ...to.map((text) => `--to=${text}`),
    ...(partitions === undefined ? [] : ['-p', partitions.join(',')]),
    ...(last === undefined ? [] : ['--tail', String(last)]),
    ...filterWords(filters),
    ...(follow ? [] : ['-e']),
  ]);

const filterWords = ({ where, grep = [], valid, event }: TailFilters): readonly string[] => [
  ...(where === undefined ? [] : [`--where=${where}`]),
  ...grep.map((pattern) => `--grep=${pattern}`),
  ...(valid === undefined ? [] : [valid ? '--valid' : '--invalid']),
  ...(event === undefined ? [] : [`--event=${event}`]),
];

/** A message where it is: a source of `replay`, `debug` and `validate`. */
export const messageSource = ({
  topic,
  partition,
  offset,
}: {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}): string => `${topic}:${partition}@${offset}`;

export type HandlerLine = {
  readonly sources: readonly string[];
  readonly handler: string;
  readonly last?: number | undefined;
  readonly handleInvalid?: boolean | undefined;
  readonly keepGoing?: boolean | undefined;
};

/** Runs the sources (`messageSource`, files, topics) through a handler. */
export const replayLine = (run: HandlerLine, target: LineTarget): string =>
  line(target, ['replay', ...run.sources, '--handler', run.handler, ...runWords(run)]);

export const debugLine = (run: HandlerLine, target: LineTarget): string =>
  line(target, ['debug', run.handler, ...run.sources, ...runWords(run)]);

const runWords = ({ last, handleInvalid, keepGoing }: HandlerLine): readonly string[] => [
  ...(last === undefined ? [] : ['--tail', String(last)]),
  ...(handleInvalid ? ['--handle-invalid'] : []),
  ...(keepGoing ? ['--keep-going'] : []),
];

export const validateLine = (sources: readonly string[], target: LineTarget): string =>
  line(target, ['validate', ...sources]);

/** Sends fixtures, to their own topics or to another one. */
export const produceLine = (
  { files, topic }: { readonly files: readonly string[]; readonly topic?: string | undefined },
  target: LineTarget,
): string => line(target, ['produce', ...files, ...(topic === undefined ? [] : ['-t', topic])]);
