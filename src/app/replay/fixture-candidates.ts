import { EvtoolError, exitCodes } from '../../core/errors.ts';
import type { Inspector } from '../../core/inspect.ts';
import type { RawMessage } from '../../core/message.ts';
import type { Waiting } from '../../core/ports.ts';
import { linesExcerpt } from '../../core/source-excerpt.ts';
import { formatPosition } from '../../core/source-text.ts';
import type { Batches } from '../../core/stream.ts';
import type { AppContext } from '../context.ts';
import type { Drafter, SourcedDraft } from '../fixture/drafter.ts';
import type { LocatedIssue } from '../fixture/locate-issue.ts';
import { ndjsonLines } from '../fixture/ndjson-lines.ts';
import { readFixtureFile, readLine, type Unreadable, type Written } from '../fixture/written.ts';
import type { Candidate } from './candidate.ts';
import { inspectRead } from './inspect-read.ts';

export type FixtureNeeds = { readonly drafter: Drafter; readonly inspect: Inspector['inspect'] };

/** Fixture files as messages that could have been read: what is absent is filled in as for sending. */
export async function* fileCandidates(
  context: AppContext,
  paths: readonly string[],
  needs: FixtureNeeds,
): Batches<Candidate> {
  for (const path of paths) yield [candidateOf(await readFixtureFile(context, path), needs, context.now())];
}

/** The messages of NDJSON text, as its lines come. */
export async function* lineCandidates(
  context: AppContext,
  input: AsyncIterable<Uint8Array>,
  needs: FixtureNeeds & Waiting,
): Batches<Candidate> {
  for await (const lines of ndjsonLines(input, needs.signal)) {
    yield lines.map(({ bytes, number }) => candidateOf(readLine(bytes, 'stdin', number), needs, context.now()));
  }
}

const candidateOf = (read: Written | Unreadable, { drafter, inspect }: FixtureNeeds, now: number): Candidate => {
  const { draft, issues } = drafter.draft(read);
  if (draft === null) throw unreadable(issues);
  const { event, fixture, written } = draft;
  const { expect } = fixture;
  return {
    message: inspectRead(rawOf(draft, now), event?.name, inspect),
    fixture: written.source === null ? undefined : written.file,
    hasPlace: written.source === null && fixture.offset !== undefined,
    expected: typeof expect === 'object' ? expect : undefined,
  };
};

const rawOf = ({ fixture, ...draft }: SourcedDraft, now: number): RawMessage => {
  const { topic, partition = 0, timestamp = now, key, value, headers } = draft;
  return { topic, partition, offset: fixture.offset ?? 0, timestamp, key, value, headers };
};

const unreadable = ([first]: readonly LocatedIssue[]): EvtoolError => {
  if (first === undefined) throw new Error('what is no message has an issue that says why');
  const { issue, file, line, column, text, firstLine } = first;
  const lines = text?.split(/\r\n|\n|\r/).slice(0, line - firstLine + 1) ?? [];
  const excerpt = lines.length === 0 ? '' : `\n${linesExcerpt(lines.slice(-2), { line, column })}`;
  return new EvtoolError(`${formatPosition(file, { line, column })}: ${issue.message}.${excerpt}`, {
    exitCode: exitCodes.invalid,
  });
};
