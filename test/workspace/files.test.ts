import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFiles } from '../../src/workspace/files.ts';
import { failureOf } from '../support/failure-of.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'evtool-files-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (...names: readonly string[]): void => {
  for (const name of names) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), '{"a":1}');
  }
};
const files = () => openFiles({ cwd: root, root });

test('a folder stands for its documents, in path order with numbers by value', async () => {
  write(
    'f/10.json',
    'f/9.yaml',
    'f/a/2.yml',
    'f/a-b.json',
    'f/readme.md',
    'f/.#9.yaml',
    'f/node_modules/x.json',
    'f/.git/x.json',
  );
  expect(await files().expand('f')).toEqual(['f/9.yaml', 'f/10.json', 'f/a/2.yml', 'f/a-b.json']);
});

test('a folder stands for files alone, whatever they are called, and for links to them', async () => {
  write('f/a.json', 'f/two\nlines.json');
  execFileSync('mkfifo', [join(root, 'f/pipe.json')]);
  symlinkSync('/dev/null', join(root, 'f/device.json'));
  symlinkSync('a.json', join(root, 'f/link.json'));
  symlinkSync('nowhere.json', join(root, 'f/lost.json'));
  expect(await files().expand('f')).toEqual(['f/a.json', 'f/link.json', 'f/lost.json', 'f/two\nlines.json']);
});

test('a glob stands for the files it matches, in the same order', async () => {
  write('f/10.json', 'f/9.json', 'f/b/1.json', 'f/c.txt', 'node_modules/f/1.json');
  expect(await files().expand('f/*.json')).toEqual(['f/9.json', 'f/10.json']);
  expect(await files().expand('**/*.json')).toEqual(['f/9.json', 'f/10.json', 'f/b/1.json']);
  expect(await files().expand(join(root, 'f/{9,10}.json'))).toEqual([join(root, 'f/9.json'), join(root, 'f/10.json')]);
});

test('a file of a name with glob characters is that file', async () => {
  write('f/[1].json', 'f/1.json');
  expect(await files().expand('f/[1].json')).toEqual(['f/[1].json']);
});

test('what does not exist is null', async () => {
  write('f/a.json');
  expect(await files().expand('g')).toBeNull();
  expect(await files().expand('f/a.json/b')).toBeNull();
  expect(await files().expand('g/*.json')).toBeNull();
  expect(await files().expand('x'.repeat(5000))).toBeNull();
});

test('an empty folder holds nothing', async () => {
  mkdirSync(join(root, 'empty'));
  expect(await files().expand('empty')).toEqual([]);
});

test('names are shown from the root inside the workspace, and as given outside', () => {
  const { display } = openFiles({ cwd: join(root, 'a'), root });
  expect(['../x.json', 'y.json', join(root, 'z'), '/etc/x', '../../up'].map(display)).toEqual([
    'x.json',
    'a/y.json',
    'z',
    '/etc/x',
    '../../up',
  ]);
});

test('reading says what is wrong with the file under the name it is shown as', async () => {
  const messages = async (name: string) => {
    const { message, exitCode } = await failureOf(files().read(join(root, name)));
    return [message.split('\n')[0], exitCode];
  };
  mkdirSync(join(root, 'folder.json'));
  writeFileSync(join(root, 'latin.json'), Buffer.from('{"a":"\xe9"}', 'latin1'));
  writeFileSync(join(root, 'bad.json'), '{"a":}');
  expect(await messages('none.json')).toEqual(['Cannot read none.json: there is no such file.', 2]);
  expect(await messages('folder.json')).toEqual(['Cannot read folder.json: it is a folder.', 2]);
  expect(await messages('latin.json')).toEqual(['latin.json:1:1 is not UTF-8 text.', 3]);
  expect(await messages('bad.json')).toEqual(['bad.json:1:6 is not JSON: expected a value, found "}"', 3]);
});

test('a byte order mark is no part of YAML, and an error in JSON', async () => {
  writeFileSync(join(root, 'a.yaml'), '\uFEFFa: 1');
  writeFileSync(join(root, 'a.json'), '\uFEFF{}');
  expect((await files().read('a.yaml')).document).toEqual({ a: 1 });
  expect((await failureOf(files().read('a.json'))).message).toContain(
    'a.json:1:1 is not JSON: starts with a byte order mark',
  );
});

test('creating a file makes its folders and never replaces one', async () => {
  await files().create('new/x.json', 'one');
  const error = await failureOf(files().create('new/x.json', 'two'));
  expect([error.message, error.exitCode]).toEqual(['new/x.json is there already; it was left as it is.', 2]);
  expect(readFileSync(join(root, 'new/x.json'), 'utf8')).toBe('one');
  expect(readdirSync(join(root, 'new'))).toEqual(['x.json']);
});

test('what cannot be written is said in plain words', async () => {
  writeFileSync(join(root, 'taken'), '');
  const error = await failureOf(files().create('taken/sub/x.json', '{}'));
  expect([error.message, error.exitCode]).toEqual(['Cannot write taken/sub/x.json: a folder on the way is a file.', 1]);
});

test('of two that create one file at once, one does', async () => {
  const results = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => files().create('x', `text ${n}`)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(readFileSync(join(root, 'x'), 'utf8')).toMatch(/^text \d$/);
});

test('replacing a file keeps its permissions and leaves nothing behind', async () => {
  writeFileSync(join(root, 'x'), 'one');
  chmodSync(join(root, 'x'), 0o640);
  await files().replace('x', 'two');
  expect(readFileSync(join(root, 'x'), 'utf8')).toBe('two');
  expect(statSync(join(root, 'x')).mode & 0o777).toBe(0o640);
  expect(readdirSync(root)).toEqual(['x']);
});

test('what cannot be written is an error that leaves nothing behind', async () => {
  write('file');
  const error = await failureOf(files().create('file/below.json', 'x'));
  expect([error.message.split(':')[0], error.exitCode]).toEqual(['Cannot write file/below.json', 1]);
  expect(existsSync(join(root, 'file/below.json'))).toBe(false);
});

test('whether a file exists can be asked', async () => {
  write('f/x.json');
  expect([await files().exists('f'), await files().exists('f/x.json'), await files().exists('f/y')]).toEqual([
    true,
    true,
    false,
  ]);
});

test('a file that does not parse is a value with its text and place for those who go on', async () => {
  writeFileSync(join(root, 'bad.json'), '{\n  "a": }');
  expect(await files().parse('bad.json')).toEqual({
    file: 'bad.json',
    text: '{\n  "a": }',
    reason: 'expected a value, found "}"',
    position: { line: 2, column: 8 },
  });
});
