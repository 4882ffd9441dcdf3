import type { Inspector } from '../../core/inspect.ts';
import type { InspectedMessage, RawMessage } from '../../core/message.ts';
import { hiddenHeaders } from '../fixture/secret-text.ts';

/**
 * Inspects a message that comes from a fixture: how its event can be told says more than that it was named, so `event`
 * counts only where the message does not show it.
 */
export const inspectRead = (
  raw: RawMessage,
  event: string | undefined,
  inspect: Inspector['inspect'],
): InspectedMessage => {
  const found = inspect(raw);
  return withoutHidden(event === undefined || found.event === event ? found : inspect(raw, { event }));
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
