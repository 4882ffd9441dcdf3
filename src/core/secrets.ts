import type { Catalog } from './catalog/catalog.ts';
import type { Issue } from './issue.ts';
import type { Header, InspectedMessage } from './message.ts';
import { nearest } from './nearest.ts';
import { hidden, shownBeginning } from './shown-beginning.ts';

export { hidden };

/** Names whose answer is kept: a hostile topic may have a new one in every message. */
const mostNames = 1_000;

/**
 * Knows which headers hold secrets: those that any event marks, whatever the event of the message (a wrong header may be
 * why it has none), and names so near to them that they were likely meant.
 */
export const secretHeaders = (catalog: Catalog): ((name: string) => boolean) => {
  const marked = new Set(
    catalog.events.flatMap(({ headers }) => headers.filter(({ secret }) => secret).map(({ name }) => name)),
  );
  const answers = new Map<string, boolean>();
  return (name) => {
    if (marked.size === 0) return false;
    const known = answers.get(name);
    if (known !== undefined) return known;
    const isSecret = marked.has(name) || nearest(name, marked) !== undefined;
    if (answers.size < mostNames) answers.set(name, isSecret);
    return isSecret;
  };
};

/** Every text to hide: the secret headers' own, and the strings in them once decoded, longest first. */
export const secretTexts = (headers: readonly Header[], isSecret: (name: string) => boolean): readonly string[] => {
  const texts = headers
    .filter(([name]) => isSecret(name))
    .flatMap(([, value]) => (value === null ? [] : [value.toString(), ...decodedStrings(value.toString())]));
  return [...new Set(texts)].filter((text) => text !== '').sort((a, b) => b.length - a.length);
};

/** The text with the secrets in it hidden. */
export const hideSecrets = (text: string, secrets: readonly string[]): string =>
  secrets.length === 0 ? text : shownBeginning(text, secrets, Number.POSITIVE_INFINITY).text;

/** Any plain data with the secrets in its strings hidden; names of properties stay. */
export const hideSecretsIn = (value: unknown, secrets: readonly string[]): unknown => {
  if (secrets.length === 0) return value;
  if (typeof value === 'string') return hideSecrets(value, secrets);
  if (Array.isArray(value)) return value.map((item) => hideSecretsIn(item, secrets));
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, hideSecretsIn(item, secrets)]));
};

/** For text that may quote a part of a secret, cut short: every quoted part of one goes too. */
export const hideQuotedSecrets = (text: string, secrets: readonly string[]): string => {
  if (secrets.length === 0) return text;
  const unquoted = text.replace(/"((?:[^"\\]|\\.)*?)(?:…[^"]*)?"/g, (quoted, part: string) =>
    secrets.some((secret) => part !== '' && secret.includes(part)) ? `"${hidden}"` : quoted,
  );
  return hideSecrets(unquoted, secrets);
};

/** The message as it may be shown: secret headers, and what issues and steps quote of them, hidden. */
export const hideSecretsInMessage = (
  message: InspectedMessage,
  isSecret: (name: string) => boolean,
): InspectedMessage => {
  const { topic, partition, offset, timestamp, key, value, headers } = message.raw;
  if (!headers.some(([name]) => isSecret(name))) return message;
  const shown = headers.map(([name, bytes]): Header => [name, bytes !== null && isSecret(name) ? hiddenBytes : bytes]);
  const raw = { topic, partition, offset, timestamp, key, value, headers: shown };
  // Most messages have no issue that looks at a header: then decoding the secrets of each would cost most of a run.
  if (!message.issues.some(mayQuoteHeader)) return { ...message, raw };
  const secrets = secretTexts(headers, isSecret);
  const hide = (text: string): string => hideQuotedSecrets(text, secrets);
  return {
    ...message,
    raw,
    issues: message.issues.map((issue) => (mayQuoteHeader(issue) ? { ...issue, message: hide(issue.message) } : issue)),
    steps: message.steps.map((step) => ({ ...step, detail: hide(step.detail) })),
  };
};

/** Whether an issue's message may quote a part of a header: then `hideQuotedSecrets` must look at it. */
export const mayQuoteHeader = ({ header, step }: Issue): boolean => header !== undefined || step === 'event';

const hiddenBytes = Buffer.from(hidden);

const decodedStrings = (text: string): readonly string[] => {
  const decoded = parsed(text) ?? parsed(Buffer.from(text, 'base64').toString());
  return decoded === undefined ? [] : stringsIn(decoded);
};

/** JSON that holds strings. Looking first spares base64, which is no JSON, the price of an exception. */
const parsed = (text: string): unknown => {
  if (!/^\s*["[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    // Not every secret is JSON: then it is only the text itself.
    return undefined;
  }
};

const stringsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
};

const isPlainObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value));
