import { expect, test } from 'vitest';
import { editorArguments } from '../../src/cli/run-editor.ts';

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
