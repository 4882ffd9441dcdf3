import type { EventDefinition } from '../../core/catalog/catalog.ts';
import { EvtoolError, exitCodes, usageError } from '../../core/errors.ts';
import { fill } from '../../core/fixture/fill.ts';
import type { Fixture } from '../../core/fixture/fixture.ts';
import { readFixture } from '../../core/fixture/read-fixture.ts';
import { fillTemplates } from '../../core/fixture/templates.ts';
import type { Inspector } from '../../core/inspect.ts';
import type { InspectedMessage, RawMessage } from '../../core/message.ts';
import type { Waiting } from '../../core/ports.ts';
import { sourceExcerpt } from '../../core/source-excerpt.ts';
import { formatPosition } from '../../core/source-text.ts';
import type { Batches } from '../../core/stream.ts';
import type { AppContext } from '../context.ts';
import type { ChooseEvent } from '../fixture/choose-event.ts';
import { ndjsonLines } from '../fixture/ndjson-lines.ts';
import { placeIn, readFixtureFile, readLine, textOf, type Unreadable, type Written } from '../fixture/written.ts';
import type { Candidate } from './candidate.ts';

export type FixtureNeeds = { readonly chooseEvent: ChooseEvent; readonly inspect: Inspector['inspect'] };

/** Fixture files as messages that could have been read: what is absent is filled in as for sending. */
export async function* fileCandidates(
  context: AppContext,
  paths: readonly string[],
  needs: FixtureNeeds,
): Batches<Candidate> {
  for (const path of paths) {
    const written = readable(await readFixtureFile(context, path));
    yield [candidateOf(context, written, needs)];
  }
}

/** The messages of NDJSON text, as its lines come. */
export async function* lineCandidates(
  context: AppContext,
  input: AsyncIterable<Uint8Array>,
  needs: FixtureNeeds & Waiting,
): Batches<Candidate> {
  for await (const lines of ndjsonLines(input, needs.signal)) {
    yield lines.map(({ bytes, number }) => candidateOf(context, readable(readLine(bytes, 'stdin', number)), needs));
  }
}

const readable = (read: Written | Unreadable): Written => {
  if (!('issue' in read)) return read;
  const { file, text, line, position, issue } = read;
  const excerpt = sourceExcerpt(text, { ...position, line: position.line - line + 1 });
  const message = `${formatPosition(file, position)} is ${issue.message}.${read.file === 'stdin' ? '' : `\n${excerpt}`}`;
  throw new EvtoolError(message, { exitCode: exitCodes.invalid });
};

const candidateOf = (context: AppContext, written: Written, { chooseEvent, inspect }: FixtureNeeds): Candidate => {
  const fixture = fixtureOf(context, written);
  const file = written.source === null ? null : written.file;
  const where = file ?? `stdin:${written.line}`;
  const event = chooseEvent({ fixture, event: undefined, topic: fixture.topic, file, where });
  const topic = fixture.topic ?? event?.topic ?? '';
  const isRead = fixture.offset !== undefined;
  // What was read from a topic is as it was.
  const { draft } = fill(fixture, { topic, event: isRead ? null : event }, context);
  const { key, value, headers, partition = 0, timestamp = context.now() } = draft;
  const raw = { topic, partition, offset: fixture.offset ?? 0, timestamp, key, value, headers };
  const { expect } = fixture;
  return {
    message: inspectAs(event, raw, inspect),
    fixture: file ?? undefined,
    hasPlace: file === null && isRead,
    expected: typeof expect === 'object' ? expect : undefined,
  };
};

/** How its event can be told says more than that it was named. */
const inspectAs = (event: EventDefinition | null, raw: RawMessage, inspect: Inspector['inspect']): InspectedMessage => {
  const found = inspect(raw);
  return event === null || found.event === event.name ? found : inspect(raw, { event: event.name });
};

/** Templates are for fixtures that people write: a line may have been read from a topic, where `${…}` is only text. */
const fixtureOf = (context: AppContext, written: Written): Fixture => {
  const json = written.source === null ? written.json : fillTemplates(written.json, context);
  if (!Buffer.isBuffer(json))
    throw usageError(`${templatePlace(written, json.template)}: ${json.template}: ${json.reason}.`);
  const fixture = readFixture(json);
  if (!('reason' in fixture)) return fixture;
  const place = formatPosition(written.file, placeIn(written, fixture.pointer, 'value'));
  throw new EvtoolError(`${place}: ${fixture.reason}.`, { exitCode: exitCodes.invalid });
};

const templatePlace = (written: Written, template: string): string => {
  const text = textOf(written);
  const lines = text.slice(0, Math.max(0, text.indexOf(template))).split('\n');
  return formatPosition(written.file, { line: lines.length, column: (lines.at(-1) ?? '').length + 1 });
};
