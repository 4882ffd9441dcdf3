import { editDistance } from '../edit-distance.ts';
import type { Issue } from '../issue.ts';
import type { Header } from '../message.ts';
import { quoted } from '../schema/explain/value-preview.ts';

const noIssues: readonly Issue[] = [];

/** Names remembered; a topic with a new header name in each message must not fill the memory. */
const maxNames = 1000;

/** Finds headers whose names nearly match one that the event knows and the message lacks: nobody reads those. */
export const nearHeader = (known: readonly string[]): ((headers: readonly Header[]) => readonly Issue[]) => {
  const near = new Map<string, string | undefined>();
  const exact = new Set(known);
  return (headers) => {
    let issues = noIssues;
    for (const [name] of headers) {
      if (exact.has(name)) continue;
      const meant = near.has(name) ? near.get(name) : nearName(name, known);
      if (near.size < maxNames) near.set(name, meant);
      if (meant === undefined || headers.some(([one]) => one === meant)) continue;
      issues = [...issues, warning(name, meant)];
    }
    return issues;
  };
};

const warning = (name: string, meant: string): Issue => ({
  level: 'warning',
  step: 'headers',
  path: '',
  header: name,
  keyword: 'header-name',
  message: `unknown header ${quoted(name)}; did you mean ${quoted(meant)}?`,
  expected: meant,
});

/** Two wrong letters at most, one in a short name: unlike in a did-you-mean, nobody asked. */
const nearName = (name: string, known: readonly string[]): string | undefined => {
  if (name.length > 200) return undefined;
  const limit = name.length < 8 ? 1 : 2;
  return known.find((one) => editDistance(plain(name), plain(one), limit) <= (one.length < 4 ? 0 : limit));
};

const plain = (name: string): string => name.toLowerCase().replaceAll('_', '-');
