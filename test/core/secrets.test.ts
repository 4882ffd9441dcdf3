import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../src/core/catalog/catalog.ts';
import type { Header } from '../../src/core/message.ts';
import {
  hideQuotedSecrets,
  hideSecrets,
  hideSecretsIn,
  hideSecretsInMessage,
  secretHeaders,
  secretTexts,
} from '../../src/core/secrets.ts';
import { inspectedMessage } from '../support/inspected-message.ts';

const identity = { identity: { type: 'User', account_number: '111111', user: { username: 'jo', is_active: true } } };
const text = Buffer.from(JSON.stringify(identity)).toString('base64');
const headers: readonly Header[] = [
  ['Type', Buffer.from('Introspect')],
  ['X-Rh-Identity', Buffer.from(text)],
];
const catalog: Catalog = {
  events: [
    {
      name: 'introspect',
      topic: 'introspect',
      partitions: 1,
      when: null,
      schema: null,
      key: null,
      headers: [
        { name: 'X-Rh-Identity', required: true, secret: true, encoding: 'base64-json' },
        { name: 'Type', required: false, secret: false, encoding: 'text' },
      ],
      fixtures: [],
    },
  ],
  schemas: new Map(),
  formats: 'enforce',
};
const isSecret = secretHeaders(catalog);
const secrets = secretTexts(headers, isSecret);

describe('secret headers', () => {
  it('are those that an event marks, and names that were likely meant to be', () => {
    expect(['X-Rh-Identity', 'x-rh-identity', 'X-Rh-Identiy'].map(isSecret)).toEqual([true, true, true]);
    expect(['Type', 'X-Rh-Insights-Request-Id', 'traceparent'].map(isSecret)).toEqual([false, false, false]);
  });
});

describe('secrets', () => {
  it('are the text of the header and the strings in it once decoded', () => {
    expect(secrets).toEqual([text, '111111', 'User', 'jo']);
  });

  it('vanish from text; a short one only as a word', () => {
    expect(hideSecrets(`log: ${text} of jo, account 111111; major`, secrets)).toBe(
      'log: ‹secret› of ‹secret›, account ‹secret›; major',
    );
  });

  it('vanish from data at any depth, names of properties aside', () => {
    expect(hideSecretsIn({ jo: [{ account: 'is 111111' }, 7, null, true] }, secrets)).toEqual({
      jo: [{ account: 'is ‹secret›' }, 7, null, true],
    });
  });

  it('vanish from a sentence that quotes only their beginning', () => {
    const sentence = (part: string): string => `is not JSON: "${part}", expected "org_id"`;
    expect(hideQuotedSecrets(sentence(`${text.slice(0, 12)}…`), secrets)).toBe(sentence('‹secret›'));
    expect(hideQuotedSecrets(`Unexpected token 'e', "${text.slice(0, 11)}"... is not valid JSON`, secrets)).toBe(
      `Unexpected token 'e', "‹secret›"... is not valid JSON`,
    );
  });

  it('vanish from a message: from its header, and from issues that look at headers', () => {
    const header = { level: 'error', step: 'headers', path: '/identity/type', header: 'X-Rh-Identity' } as const;
    const value = { level: 'error', step: 'schema', path: '/owner', keyword: 'enum', message: 'is "111111"' } as const;
    const message = inspectedMessage({
      headers,
      issues: [{ ...header, keyword: 'enum', message: 'is "User"' }, value],
    });
    const shown = hideSecretsInMessage(message, isSecret);
    expect(shown.raw.headers.map(([name, bytes]) => [name, bytes?.toString()])).toEqual([
      ['Type', 'Introspect'],
      ['X-Rh-Identity', '‹secret›'],
    ]);
    expect(shown.issues.map((issue) => issue.message)).toEqual(['is "‹secret›"', 'is "111111"']);
    expect(message.raw.headers[1]?.[1]?.toString()).toBe(text);
  });

  it('leave a message without secret headers as it is', () => {
    const message = inspectedMessage({ headers: [['Type', Buffer.from('Introspect')]] });
    expect(hideSecretsInMessage(message, isSecret)).toBe(message);
  });

  it('are only the text itself where it is not JSON', () => {
    expect(secretTexts([['X-Rh-Identity', Buffer.from('opaque token')]], isSecret)).toEqual(['opaque token']);
    expect(
      secretTexts(
        [
          ['X-Rh-Identity', null],
          ['X-Rh-Identity', Buffer.alloc(0)],
        ],
        isSecret,
      ),
    ).toEqual([]);
  });
});
