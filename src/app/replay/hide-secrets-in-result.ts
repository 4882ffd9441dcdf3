import type { HandlerFailure } from '../../core/handler/outcome.ts';
import type { Header, InspectedMessage } from '../../core/message.ts';
import type { ProducedMessage, ReplayLog, ReplayResult } from '../../core/replay/replay-result.ts';
import { hideSecrets, hideSecretsIn, hideSecretsInMessage, secretTexts } from '../../core/secrets.ts';

/** The result as it may be shown: what the message's secret headers hold is hidden wherever the handler repeats it. */
export const hideSecretsInResult = (result: ReplayResult, isSecret: (name: string) => boolean): ReplayResult => {
  const secrets = [
    ...secretTexts(result.message.raw.headers, isSecret),
    ...result.produced.flatMap(({ message }) => secretTexts(message.raw.headers, isSecret)),
  ];
  if (secrets.length === 0) return result;
  const { reason, error, differences } = result;
  const message = hideSecretsInMessage(result.message, isSecret);
  return {
    ...result,
    message,
    issues: message.issues,
    reason: reason && hideSecrets(reason, secrets),
    steps: result.steps.map((step) => (step.detail ? { ...step, detail: hideSecrets(step.detail, secrets) } : step)),
    logs: result.logs.map((log) => hideSecretsInLog(log, secrets)),
    produced: result.produced.map((one) => hideSecretsInProduced(one, { isSecret, secrets })),
    error: error && hiddenError(error, secrets),
    differences: differences?.map(({ path, expected, actual }) => ({
      path,
      expected: hideSecretsIn(expected, secrets),
      actual: hideSecretsIn(actual, secrets),
    })),
  };
};

type Hiding = { readonly isSecret: (name: string) => boolean; readonly secrets: readonly string[] };

/** A produced message as it may be shown; `secrets` are those of the message that it came from. */
export const hideSecretsInProduced = (produced: ProducedMessage, { isSecret, secrets }: Hiding): ProducedMessage => ({
  ...produced,
  message: hiddenProduced(hideSecretsInMessage(produced.message, isSecret), secrets),
});

/** A handler may pass a secret on: in its key, under another header's name, in its value. */
const hiddenProduced = (message: InspectedMessage, secrets: readonly string[]): InspectedMessage => ({
  ...message,
  raw: {
    ...message.raw,
    key: hiddenBytes(message.raw.key, secrets),
    headers: message.raw.headers.map(([name, bytes]): Header => [name, hiddenBytes(bytes, secrets)]),
  },
  value: hideSecretsIn(message.value, secrets),
  issues: message.issues.map((issue) => ({ ...issue, message: hideSecrets(issue.message, secrets) })),
});

const hiddenBytes = (bytes: Buffer | null, secrets: readonly string[]): Buffer | null => {
  const text = bytes?.toString() ?? '';
  const shown = hideSecrets(text, secrets);
  return shown === text ? bytes : Buffer.from(shown);
};

export const hideSecretsInLog = (log: ReplayLog, secrets: readonly string[]): ReplayLog => {
  if (log.type === 'mark') return { ...log, label: hideSecrets(log.label, secrets) };
  const { fields } = log;
  // Hiding keeps the shape: an object stays one.
  const hidden = fields && (hideSecretsIn(fields, secrets) as Readonly<Record<string, unknown>>);
  return { ...log, message: hideSecrets(log.message, secrets), ...(hidden && { fields: hidden }) };
};

const hiddenError = (error: HandlerFailure, secrets: readonly string[]): HandlerFailure => ({
  ...error,
  message: hideSecrets(error.message, secrets),
  ...(error.stack !== undefined && { stack: hideSecrets(error.stack, secrets) }),
});
