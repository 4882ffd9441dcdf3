import { EvtoolError } from '../core/errors.ts';
import type { Waiting } from '../core/ports.ts';
import type { AppContext } from './context.ts';
import { createDrafter, type SourcedDraft } from './fixture/drafter.ts';
import type { LocatedIssue } from './fixture/locate-issue.ts';
import { readLine } from './fixture/written.ts';
import { isInvalid } from './produce/admit.ts';
import { openProduce, type SendingProduction } from './produce.ts';

export type EditedCheck = {
  /** What would be sent; null when the text is no message, or is refused. */
  readonly draft: SourcedDraft | null;
  /** With line and column in the text. */
  readonly issues: readonly LocatedIssue[];
  /** Why no issue says it: no event fits, two do, a secret is hidden in it. */
  readonly refusal: EvtoolError | null;
  /** Whether it can be sent without being forced. */
  readonly isSendable: boolean;
};

/** How the text is called in places and errors. */
const name = 'edited message';

/** What the text of an edited envelope is as a message, before it is sent. Never throws for what the text says. */
export const checkEdited = async (context: AppContext, text: string): Promise<EditedCheck> => {
  const { draft } = await createDrafter(context, { refuseHidden: true });
  try {
    const drafted = draft(readText(text));
    return { ...drafted, refusal: null, isSendable: !isInvalid(drafted) };
  } catch (error) {
    if (!(error instanceof EvtoolError)) throw error;
    return { draft: null, issues: [], refusal: error, isSendable: false };
  }
};

export type ResendRequest = {
  readonly text: string;
  /** Send it though it is invalid. */
  readonly noValidate?: boolean | undefined;
};

/**
 * The text of an edited envelope to be sent as `produce` sends a fixture. An invalid one is an `InvalidMessages` with its
 * issues. Whether a production cluster may be written to is for the caller to ask, before `batches` is read.
 */
export const openResend = (
  context: AppContext,
  { text, noValidate = false }: ResendRequest,
  waiting: Waiting,
): Promise<SendingProduction> =>
  openProduce(
    context,
    { names: [], written: [readText(text)], validate: !noValidate, stdin: noInput, onIssues: () => {} },
    waiting,
  );

const readText = (text: string) => readLine(Buffer.from(text), name, 1);

async function* noInput(): AsyncGenerator<Uint8Array> {}
