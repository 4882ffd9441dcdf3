import { expect, test } from 'vitest';
import { issuePlace } from '../../src/core/issue-place.ts';

test.each([
  ['a pointer into the value', { step: 'schema', path: '/items/0' }, '/items/0'],
  ['the whole value', { step: 'schema', path: '' }, 'value'],
  ['the member without a name, unlike the whole', { step: 'schema', path: '/' }, '/'],
  ['the message, of which event it is', { step: 'event', path: '' }, 'message'],
  ['a header', { step: 'headers', header: 'Type', path: '' }, 'header Type'],
  ['a pointer into a header', { step: 'headers', header: 'X-Id', path: '/a' }, 'header X-Id/a'],
] as const)('an issue is at %s', (_, issue, place) => {
  expect(issuePlace(issue)).toBe(place);
});
