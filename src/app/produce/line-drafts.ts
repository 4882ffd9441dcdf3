import type { Waiting } from '../../core/ports.ts';
import type { Batches } from '../../core/stream.ts';
import type { Drafted, SourcedDraft } from '../fixture/drafter.ts';
import { type Line, ndjsonLines } from '../fixture/ndjson-lines.ts';
import { readLine, type Unreadable, type Written } from '../fixture/written.ts';
import { type Admit, isInvalid } from './admit.ts';
import { invalidLine } from './invalid.ts';
import type { ProduceRequest } from './produce-request.ts';

type LineWork = Waiting & {
  readonly request: Pick<ProduceRequest, 'skipInvalid'>;
  readonly draft: (written: Written | Unreadable) => Drafted;
  readonly admit: Admit;
  readonly stdin: AsyncIterable<Uint8Array>;
};

/** The messages of NDJSON lines; throws at the first that cannot be sent, after those before it. */
export async function* lineDrafts(work: LineWork): Batches<SourcedDraft> {
  for await (const lines of ndjsonLines(work.stdin, work.signal)) {
    const { drafts, error } = draftLines(work, lines);
    if (drafts.length > 0) yield drafts;
    if (error !== undefined) throw error;
  }
}

type Outcome = { readonly drafts: readonly SourcedDraft[]; readonly error?: unknown };

const draftLines = ({ request, draft, admit }: LineWork, lines: readonly Line[]): Outcome => {
  const drafts: SourcedDraft[] = [];
  try {
    for (const { bytes, number } of lines) {
      const drafted = draft(readLine(bytes, 'stdin', number));
      if (!request.skipInvalid && drafted.issues.length > 0 && isInvalid(drafted)) throw invalidLine(number, drafted);
      const admitted = admit(drafted);
      if (admitted !== null) drafts.push(admitted);
    }
    return { drafts };
  } catch (error) {
    return { drafts, error };
  }
};
