import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { editorOf } from '../../src/cli/editor-of.ts';
import { editorArguments, runEditor } from '../../src/cli/run-editor.ts';

test.each([
  ['vi', ['+7', 'a.ts']],
  ['/usr/bin/nvim -p', ['+7', 'a.ts']],
  ['nano', ['+7', 'a.ts']],
  ['emacsclient -t', ['+7', 'a.ts']],
  ['code --wait', ['--goto', 'a.ts:7']],
  ['hx', ['a.ts:7']],
  ['webstorm', ['--line', '7', 'a.ts']],
  ['./own-editor.sh', ['a.ts']],
])('%s is told of the line as it wants', (editor, args) => {
  expect(editorArguments(editor, 'a.ts', 7)).toEqual(args);
  expect(editorArguments(editor, 'a.ts')).toEqual(['a.ts']);
});

describe('an editor that says where it wants them', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'evtool-own editor-'));
    await writeFile(join(folder, 'own.sh'), `#!/bin/sh\nprintf '%s\\n' "$@" >'${folder}/told'\n`);
    await chmod(join(folder, 'own.sh'), 0o755);
  });

  afterEach(() => rm(folder, { recursive: true }));

  const told = async (words: string, file: string, line?: number): Promise<readonly string[]> => {
    const editor = `'${join(folder, 'own.sh')}' ${words}`;
    expect(await runEditor({ editor, file, line, env: process.env })).toBe(0);
    return (await readFile(join(folder, 'told'), 'utf8')).split('\n').slice(0, -1);
  };

  test('is told of the file and the line there', async () => {
    expect(await told('--wait {file}:{line}', 'a.ts', 7)).toEqual(['--wait', 'a.ts:7']);
    expect(await told('-l {line} -- {file}', 'a.ts', 7)).toEqual(['-l', '7', '--', 'a.ts']);
    expect(await told('-l {line}', 'a.ts', 7)).toEqual(['-l', '7', 'a.ts']);
  });

  test('opens the first line where there is none to go to', async () => {
    expect(await told('{file}:{line}', 'a.ts')).toEqual(['a.ts:1']);
  });

  test.each(['my orders/a b.ts', '$(touch x) *;&.ts', `it's "a".ts`])('takes %s as one word', async (file) => {
    expect(await told('{file}:{line}', file, 7)).toEqual([`${file}:7`]);
    expect(await told('"{file}" +{line}', file, 7)).toEqual([file, '+7']);
  });
});

test('one for evtool alone is taken before those of every program', () => {
  expect(editorOf({ EVTOOL_EDITOR: 'own {file}:{line}', VISUAL: 'code', EDITOR: 'vi' })).toBe('own {file}:{line}');
  expect(editorOf({ VISUAL: 'code', EDITOR: 'vi' })).toBe('code');
  expect(editorOf({ EDITOR: 'vi' })).toBe('vi');
  expect(editorOf({ EVTOOL_EDITOR: '', EDITOR: '' })).toBeUndefined();
});
