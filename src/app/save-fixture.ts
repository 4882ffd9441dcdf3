import { join } from 'node:path';
import { EvtoolError, usageError } from '../core/errors.ts';
import { type EnvelopeOptions, envelopeOf } from '../core/fixture/envelope-of.ts';
import type { Expectation } from '../core/fixture/fixture.ts';
import type { Draft, InspectedMessage } from '../core/message.ts';
import { expectationOf } from '../core/replay/expectation-of.ts';
import type { ReplayResult } from '../core/replay/replay-result.ts';
import type { Files, Workspace } from '../core/workspace.ts';
import type { AppContext } from './context.ts';
import type { FileChange } from './file-change.ts';
import { createDrafter } from './fixture/drafter.ts';
import { readLine } from './fixture/written.ts';
import { requireWorkspace } from './require-workspace.ts';

export type SaveRequest = {
  readonly message: InspectedMessage;
  /** What a handler made of it: then the fixture expects the same of the next run. */
  readonly result?: Pick<ReplayResult, 'outcome' | 'error' | 'produced'> | undefined;
};

export type SavedFixture = {
  /** Relative to the workspace's root. */
  readonly path: string;
  /** Nothing where the same was saved before. */
  readonly wrote: readonly FileChange[];
};

/**
 * Writes a message as a new fixture, in the folder of its event or else of its topic, under its key or its place. It
 * names its event, so that no rule of the workspace can give it another. Nothing that is there is overwritten, and the
 * same is not written twice.
 */
export const saveFixture = async (context: AppContext, { message, result }: SaveRequest): Promise<SavedFixture> => {
  const workspace = requireWorkspace(context);
  const text = await textOf(context, workspace, { message, result });
  const { path, isSaved } = await pathOf(context, workspace, { message, text });
  if (isSaved) return { path, wrote: [] };
  await context.files.create(join(workspace.root, path), text);
  return { path, wrote: [{ file: path, action: 'created' }] };
};

/** As a fixture, what is absent is filled in. Where that would change the verdict or the run it is kept as it was read. */
const textOf = async (
  context: AppContext,
  { catalog }: Workspace,
  { message, result }: SaveRequest,
): Promise<string> => {
  const isInvalid = message.valid === false;
  const expect: Expectation | undefined =
    result === undefined ? (isInvalid ? 'invalid' : undefined) : expectationOf({ ...result, message }, catalog);
  const options: EnvelopeOptions = {
    catalog,
    showSecrets: context.showSecrets,
    keepTime: result !== undefined,
    expect,
  };
  const asRead = (): string => envelopeOf(message, { ...options, asRead: true });
  if (message.event === undefined) return asRead();
  const text = envelopeOf(message, options);
  const { draft } = (await createDrafter(context, { refuseHidden: false })).draft(readLine(Buffer.from(text), name, 1));
  const isOther = isInvalid ? draft?.valid === true : result !== undefined && hasMore(draft, message);
  return isOther ? asRead() : text;
};

/** How it is called where it has no name yet. */
const name = 'fixture';

const hasMore = (draft: Draft | null, { raw }: InspectedMessage): boolean => {
  const names = new Set(raw.headers.map(([header]) => header));
  return draft?.headers.some(([header]) => !names.has(header)) ?? false;
};

/** Of one key; who has more has a reason to name them himself. */
const mostOfAName = 1000;

/** The first that is free, or that has the same text. */
const pathOf = async (
  { files }: AppContext,
  { root }: Workspace,
  { message, text }: { readonly message: InspectedMessage; readonly text: string },
): Promise<{ readonly path: string; readonly isSaved: boolean }> => {
  const { event, raw } = message;
  const folder = `fixtures/${fileName(event ?? raw.topic) || 'messages'}`;
  const stem = fileName(raw.key?.toString() ?? '') || `${raw.partition}-${raw.offset}`;
  for (let number = 1; number <= mostOfAName; number += 1) {
    const path = `${folder}/${stem}${number === 1 ? '' : `-${number}`}.json`;
    if (!(await files.exists(join(root, path)))) return { path, isSaved: false };
    if (await isText(files, join(root, path), text)) return { path, isSaved: true };
  }
  throw usageError(`There are ${mostOfAName} fixtures ${folder}/${stem} already.`, 'Remove some of them.');
};

/** What cannot be read is something else. */
const isText = async ({ text: read }: Files, path: string, text: string): Promise<boolean> => {
  try {
    return (await read(path)) === text;
  } catch (error) {
    if (error instanceof EvtoolError) return false;
    throw error;
  }
};

/** Of a text that anybody may have written: safe on every file system, and never a path. */
const fileName = (text: string): string =>
  text
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replaceAll(/^[.-]+|[.-]+$/g, '')
    .slice(0, 80);
