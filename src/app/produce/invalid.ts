import { EvtoolError } from '../../core/errors.ts';
import type { Drafted } from '../fixture/drafter.ts';
import { InvalidMessages } from '../fixture/invalid-messages.ts';
import { isInvalid } from './admit.ts';

/** Nothing is sent of files of which some are invalid. */
export const invalidFiles = (all: readonly Drafted[]): Error => {
  const invalid = all.filter(isInvalid);
  const subject = all.length === 1 ? 'The message is' : `${invalid.length} of ${all.length} messages are`;
  const issues = invalid.flatMap((one) => one.issues);
  return new InvalidMessages(`${subject} invalid: nothing was sent.`, issues, hintFor(invalid, all.length));
};

export const invalidLine = (number: number, drafted: Drafted): Error =>
  new InvalidMessages(`stdin:${number} is invalid.`, drafted.issues, hintFor([drafted], 2));

/** What is no message cannot be sent at all. */
const hintFor = (invalid: readonly Drafted[], count: number): string | undefined => {
  const ways = [
    ...(invalid.every(({ draft }) => draft !== null) ? ['--no-validate to send it all the same'] : []),
    ...(count > 1 ? ['--skip-invalid to send the others'] : []),
  ];
  return ways.length === 0 ? undefined : `Try: ${ways.join(', ')}`;
};

/** The same error, with how many messages went before. */
export const afterSending = (error: unknown, count: number): unknown => {
  if (!(error instanceof EvtoolError)) return error;
  const sent = `${count === 1 ? '1 message was' : `${count.toLocaleString('en')} messages were`} sent before it.`;
  const message = `${error.message} ${sent}`;
  if (error instanceof InvalidMessages) return new InvalidMessages(message, error.issues, error.hint);
  return new EvtoolError(message, { hint: error.hint, exitCode: error.exitCode, cause: error.cause });
};
