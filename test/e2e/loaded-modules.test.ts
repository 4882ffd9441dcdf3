import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { spawnEvtool } from '../support/run-cli.ts';
import { copyWorkspace } from '../support/workspace-copy.ts';

/** Loaded before the program: writes down each module's address. */
const listing = `
  const { registerHooks } = process.getBuiltinModule('module');
  const { appendFileSync } = process.getBuiltinModule('fs');
  registerHooks({ load: (url, context, next) => { appendFileSync(process.env.LOADED, url + '\\n'); return next(url, context); } });
`;

/** The text of all files of the bundle that a command loads. */
const loadedBy = async (args: readonly string[]): Promise<string> => {
  const { root } = await copyWorkspace();
  const file = join(tmpdir(), `evtool-loaded-${process.pid}-${args[0]}`);
  onTestFinished(() => rm(file, { force: true }));
  const env = {
    ...process.env,
    LOADED: file,
    NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(listing)}`,
  };
  await spawnEvtool(args, { cwd: root, env }).result;
  const urls = (await readFile(file, 'utf8')).split('\n').filter((url) => /\/dist\/[^/]+\.js$/.test(url));
  expect(urls.length).toBeGreaterThan(1);
  return (await Promise.all(urls.map((url) => readFile(fileURLToPath(url), 'utf8')))).join('\n');
};

const ofReact = /node_modules\/(?:react|ink|yoga-layout)\//;

test.each([
  [['tail', 'introspect', '-e']],
  [['topics']],
  [['produce', 'fixtures/msg-1.json']],
  [['replay', 'fixtures/msg-1.json', '--handler', 'introspect']],
  [['--help']],
])('evtool %j never loads React', async (args) => {
  expect(ofReact.test(await loadedBy(args))).toBe(false);
});
