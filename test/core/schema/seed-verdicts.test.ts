import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createSchemas } from '../../../src/core/schema/schemas.ts';
import { sourceTexts } from '../../support/source-text.ts';

const load = (file: string): string => readFileSync(new URL(`../data/seed/${file}`, import.meta.url), 'utf8');
const request = 'introspect-request.message.yaml';
const todo = 'todo-created.event.yaml';
const sources = sourceTexts({ [request]: load(request), [todo]: load(todo) });

type Verdict = Readonly<Record<string, readonly string[]>>;

/** Keywords by the path they are reported at; formats apart, since a mode decides over them. */
const check = async (file: string, value: unknown, formats: 'enforce' | 'annotate') => {
  const schemas = await createSchemas(sources, { files: new Set([file]), formats });
  return schemas.check(file, value, { step: 'schema', at: '' });
};

const uuid = 'f97a4da4-5442-11ed-a23c-482ae3863d30';
const todoValue = { id: 12345, title: 'Todo Demo', description: 'Demo body' };

const table: readonly (readonly [string, string, unknown, Verdict, readonly string[]])[] = [
  ['an empty request', request, {}, { '': ['required', 'required'] }, []],
  ['a short uuid and no url', request, { uuid: 'my-uuid' }, { '': ['required'], '/uuid': ['minLength'] }, ['/uuid']],
  ['no uuid', request, { url: 'https://example.com' }, { '': ['required'] }, []],
  ['an empty url', request, { uuid, url: '' }, { '/url': ['minLength'] }, []],
  ['36 letters that are no uuid', request, { uuid: 'x'.repeat(36), url: 'not a url' }, {}, ['/uuid']],
  ['null and a number', request, { uuid: null, url: 5 }, { '/uuid': ['type'], '/url': ['type'] }, []],
  ['a property more', request, { uuid, url: 'x', extra: 1 }, {}, []],
  ['a list', request, [], { '': ['type'] }, []],
  ['a text', request, 'str', { '': ['type'] }, []],
  ['a number', request, 12345, { '': ['type'] }, []],
  ['a uuid of 37 letters', request, { uuid: `${uuid}0`, url: 'x' }, { '/uuid': ['maxLength'] }, ['/uuid']],
  ['an empty todo', todo, {}, { '': ['required', 'required', 'required'] }, []],
  ['a todo', todo, todoValue, {}, []],
  ['an id of -1', todo, { ...todoValue, id: -1 }, {}, []],
  ['an id of 1.5', todo, { ...todoValue, id: 1.5 }, {}, []],
  ['an id of 3e12', todo, { ...todoValue, id: 3e12 }, {}, []],
  ['an id that is a text', todo, { ...todoValue, id: '5' }, { '/id': ['type'] }, []],
  ['a property too many', todo, { ...todoValue, extra: 1 }, { '/extra': ['additionalProperties'] }, []],
  [
    'a misspelt property',
    todo,
    { id: 1, title: 't', decription: 'd' },
    { '': ['required'], '/decription': ['additionalProperties'] },
    [],
  ],
  ['a title of 257 letters', todo, { ...todoValue, title: 'x'.repeat(257) }, { '/title': ['maxLength'] }, []],
];

const byPath = (issues: readonly { readonly path: string; readonly keyword: string }[]): Verdict =>
  Object.fromEntries(
    [...Map.groupBy(issues, ({ path }) => path)].map(([path, own]) => [path, own.map(({ keyword }) => keyword).sort()]),
  );

describe('the schemas of the old services', () => {
  it.each(table)('judge %s, enforcing formats', async (_, file, value, verdict, badFormats) => {
    const issues = await check(file, value, 'enforce');
    const formats = issues.filter(({ keyword }) => keyword === 'format');
    expect(byPath(issues.filter(({ keyword }) => keyword !== 'format'))).toEqual(verdict);
    expect(formats.map(({ path }) => path)).toEqual(badFormats);
    expect(issues.every(({ level }) => level === 'error')).toBe(true);
    for (const { message } of formats) expect(message).toMatch(/a service may not check formats$/);
  });

  it.each(table)('judge %s, only noting formats', async (_, file, value, verdict, badFormats) => {
    const issues = await check(file, value, 'annotate');
    const [errors, notes] = [
      issues.filter(({ level }) => level === 'error'),
      issues.filter(({ level }) => level === 'note'),
    ];
    expect(byPath(errors)).toEqual(verdict);
    expect(notes.map(({ path, keyword }) => [path, keyword])).toEqual(badFormats.map((path) => [path, 'format']));
    expect(errors.length + notes.length).toBe(issues.length);
  });

  it.each([
    [request, { uuid: 'my-uuid' }, '/uuid', 'must be at least 36 characters, is 7: "my-uuid"', `${request}:14:5`],
    [request, {}, '', 'missing property "uuid"', `${request}:7:1`],
    [request, { uuid: null, url: 'x' }, '/uuid', 'must be a string, is null', `${request}:12:5`],
    [request, { uuid, url: 5 }, '/url', 'must be a string, is the number 5', `${request}:17:5`],
    [request, [], '', 'must be an object, is an array', `${request}:5:1`],
    [todo, { ...todoValue, id: '5' }, '/id', 'must be a number, is the string "5"', `${todo}:9:5`],
    [
      todo,
      { ...todoValue, decription: 1 },
      '/decription',
      'unknown property "decription"; did you mean "description"?',
      `${todo}:5:1`,
    ],
    [
      todo,
      { ...todoValue, title: 'x'.repeat(257) },
      '/title',
      `must be at most 256 characters, is 257: "${'x'.repeat(59)}…"`,
      `${todo}:15:5`,
    ],
  ])('%s says of %j at %j: %s', async (file, value, path, message, schema) => {
    expect(await check(file, value, 'enforce')).toContainEqual(expect.objectContaining({ path, message, schema }));
  });
});
