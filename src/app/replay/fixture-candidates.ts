import { EvtoolError, exitCodes } from '../../core/errors.ts';
import type { Inspector } from '../../core/inspect.ts';
import type { InspectedMessage, RawMessage } from '../../core/message.ts';
import type { Waiting } from '../../core/ports.ts';
import { linesExcerpt } from '../../core/source-excerpt.ts';
import { formatPosition } from '../../core/source-text.ts';
import type { Batches } from '../../core/stream.ts';
import type { AppContext } from '../context.ts';
import type { Drafter, SourcedDraft } from '../fixture/drafter.ts';
import type { LocatedIssue } from '../fixture/locate-issue.ts';
import { ndjsonLines } from '../fixture/ndjson-lines.ts';
import { hiddenHeaders } from '../fixture/secret-text.ts';
import { readFixtureFile, readLine, type Unreadable, type Written } from '../fixture/written.ts';
import type { Candidate } from './candidate.ts';

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
  const { fixture, written } = draft;
  const { expect } = fixture;
  return {
    message: withoutHidden(inspectAs(draft, now, inspect)),
    fixture: written.source === null ? undefined : written.file,
    hasPlace: written.source === null && fixture.offset !== undefined,
    expected: typeof expect === 'object' ? expect : undefined,
  };
};

/** How its event can be told says more than that it was named. */
const inspectAs = ({ event, fixture, ...draft }: SourcedDraft, now: number, inspect: Inspector['inspect']) => {
  const { topic, partition = 0, timestamp = now, key, value, headers } = draft;
  const raw: RawMessage = { topic, partition, offset: fixture.offset ?? 0, timestamp, key, value, headers };
  const found = inspect(raw);
  return event === null || found.event === event.name ? found : inspect(raw, { event: event.name });
};

/** A header that was hidden when its message was printed cannot be judged. */
const withoutHidden = (message: InspectedMessage): InspectedMessage => {
  const hidden = hiddenHeaders(message.raw.headers);
  if (hidden.size === 0) return message;
  const issues = message.issues.filter(({ header }) => header === undefined || !hidden.has(header));
  const isFaulty = (step?: string): boolean =>
    issues.some((issue) => issue.level === 'error' && (step === undefined || issue.step === step));
  const steps = message.steps.map((step) =>
    step.step === 'headers' && !isFaulty('headers') ? { ...step, status: 'ok' as const } : step,
  );
  return { ...message, issues, steps, valid: message.valid === undefined ? undefined : !isFaulty() };
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
