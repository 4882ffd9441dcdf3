import { execFile } from 'node:child_process';
import { readFile, symlink, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { copyWorkspace } from '../support/workspace-copy.ts';

const run = promisify(execFile);
const page = fileURLToPath(new URL('../../docs/from-make-to-evtool.md', import.meta.url));
const bin = fileURLToPath(new URL('../../bin/evtool.js', import.meta.url));

test('the Makefile of six lines in the docs does the whole job', async () => {
  const makefile = /```make\n([\s\S]*?)```/.exec(await readFile(page, 'utf8'))?.[1];
  if (makefile === undefined) throw new Error('the page shows no Makefile');
  expect(makefile.trim().split('\n')).toHaveLength(6);
  const workspace = await copyWorkspace();
  await writeFile(workspace.path('Makefile'), makefile);
  // What `npm i -D evtool` puts on the path of npm's scripts.
  await symlink(bin, workspace.path('evtool'));
  await symlink(process.execPath, workspace.path('node'));
  const make = async (target: string): Promise<string> => {
    const env = { ...process.env, PATH: `${workspace.root}:${process.env.PATH}` };
    const { stdout } = await run('make', ['--silent', target], { cwd: workspace.root, env });
    return stdout;
  };
  await make('create');
  expect(await make('topics')).toContain('platform.content-sources.introspect');
  expect(await make('produce')).toContain('f97a4da4-5442-11ed-a23c-482ae3863d30');
  expect(await make('consume')).toContain('introspect ✓');
  expect(await make('debug')).toMatch(/outcome +ok/);
  await make('check');
});
