import { usageError } from '../../core/errors.ts';
import type { Draft } from '../../core/message.ts';
import type { Waiting } from '../../core/ports.ts';
import type { Batches } from '../../core/stream.ts';
import type { AppContext } from '../context.ts';
import { createDrafter, type Drafted, type SourcedDraft } from '../fixture/drafter.ts';
import { readFixtureFile, type Unreadable, type Written } from '../fixture/written.ts';
import { sayOfSchemas } from '../say-of-schemas.ts';
import { fixtureSourcesOf } from '../sources.ts';
import { type Admit, admitter, isInvalid } from './admit.ts';
import { invalidFiles } from './invalid.ts';
import { lineDrafts } from './line-drafts.ts';
import type { ProduceRequest, ProduceStats } from './produce-request.ts';

export type Drafts = {
  /** Of the files, each once: as they are in `batches` first. */
  readonly files: readonly SourcedDraft[];
  /** How many messages the files hold, each as often as it is repeated. */
  readonly ofFiles: number;
  readonly isStdinRead: boolean;
  /** To be iterated once; ends early, with `failure`, at the first message that cannot be sent. */
  readonly batches: Batches<SourcedDraft>;
  /** Why it ended early; to be thrown when all before it is done. */
  readonly failure: () => unknown;
};

export type DraftNeeds = Waiting & { readonly stats: ProduceStats; readonly check: (draft: Draft) => void };

/**
 * The messages that a request stands for. All files are read and checked here, and the first fault throws; standard input
 * is read as it is wanted.
 */
export const openDrafts = async (context: AppContext, request: ProduceRequest, needs: DraftNeeds): Promise<Drafts> => {
  const read = await partsOf(context, request);
  const { draft, notices } = await createDrafter(context, { ...request, refuseHidden: true });
  sayOfSchemas(context, notices);
  const work = { request, draft, admit: admitter(context, request, needs), signal: needs.signal };
  const parts = checked(work, read);
  let failure: unknown;
  const fail = (error: unknown): void => {
    failure = error;
  };
  const files = parts.filter((part) => part !== 'stdin').flat();
  return {
    files,
    ofFiles: files.length * (request.repeat ?? 1),
    isStdinRead: parts.includes('stdin'),
    batches: allDrafts(work, parts, fail),
    failure: () => failure,
  };
};

type Work = Waiting & {
  readonly request: ProduceRequest;
  readonly draft: (written: Written | Unreadable) => Drafted;
  readonly admit: Admit;
};

/** Standard input, or what was read from files. */
type ReadPart = readonly (Written | Unreadable)[] | 'stdin';
type Part = readonly SourcedDraft[] | 'stdin';

const partsOf = async (context: AppContext, request: ProduceRequest): Promise<readonly ReadPart[]> => {
  const { names, written = [], overrides, repeat } = request;
  const sources = await fixtureSourcesOf(context, names);
  if (sources.filter(({ kind }) => kind === 'stdin').length > 1)
    throw usageError('Standard input can be read once: one "-".');
  if (repeat !== undefined && sources.some(({ kind }) => kind === 'stdin')) {
    throw usageError('--repeat is for fixtures: standard input can be read only once.');
  }
  if (sources.length === 0 && written.length === 0) {
    if (overrides?.tombstone) return [[tombstone]];
    throw usageError('Nothing to send.', 'Name a fixture, a folder, a glob, or - for NDJSON on stdin.');
  }
  const parts: ReadPart[] = written.length === 0 ? [] : [written];
  for (const source of sources) {
    if (source.kind === 'stdin') parts.push('stdin');
    else for (const path of source.paths) parts.push([await readFixtureFile(context, path)]);
  }
  return parts;
};

/** `--tombstone` needs no file. */
const tombstone: Written = {
  file: '--tombstone',
  line: 1,
  json: Buffer.from('{"value":null,"encoding":null}'),
  source: null,
  isMadeUp: true,
};

const checked = ({ request, draft, admit }: Work, parts: readonly ReadPart[]): readonly Part[] => {
  const drafted = parts.map((part) => (part === 'stdin' ? part : part.map(draft)));
  const all = drafted.flatMap((part) => (part === 'stdin' ? [] : part));
  if (!request.skipInvalid && all.some(isInvalid)) throw invalidFiles(all);
  return drafted.map((part) => (part === 'stdin' ? part : part.flatMap((one) => admit(one) ?? [])));
};

async function* allDrafts(work: Work, parts: readonly Part[], fail: (error: unknown) => void): Batches<SourcedDraft> {
  try {
    for (const part of parts.includes('stdin') ? parts : [parts.flat()]) {
      if (part === 'stdin') yield* lineDrafts({ ...work, stdin: work.request.stdin() });
      else yield* repeated(work, part as readonly SourcedDraft[]);
    }
  } catch (error) {
    if (!work.signal.aborted) fail(error);
  }
}

async function* repeated({ request, draft, signal }: Work, drafts: readonly SourcedDraft[]): Batches<SourcedDraft> {
  const { repeat = 1 } = request;
  for (let round = 0; round < repeat && drafts.length > 0 && !signal.aborted; round += 1) {
    yield round === 0 ? drafts : drafts.flatMap(({ written }) => draft(written).draft ?? []);
  }
}
