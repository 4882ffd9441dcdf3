import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';

let root = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'evtool-config-'));
});

afterEach(() => rm(root, { recursive: true, force: true }));

const valuesOf = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const { stdout, stderr, code } = await runCli(['config', '-O', 'json', ...args], { cwd: root, env });
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  const values = JSON.parse(stdout) as readonly { readonly name: string }[];
  return Object.fromEntries(values.map(({ name, ...rest }) => [name, rest]));
};

const config = `context: stage # not prod
contexts:
  local: {}
  stage:
    brokers: [kafka-1:9092, kafka-2:9092]
    sasl: { mechanism: plain, username: svc, password: hunter2 }
`;

describe('evtool config', () => {
  test('shows each value with the place it came from', async () => {
    await writeFile(join(root, 'evtool.yml'), config);
    const values = await valuesOf([]);
    expect(values).toMatchObject({
      context: { value: 'stage', source: 'file', at: 'evtool.yml:1:10' },
      brokers: { value: 'kafka-1:9092,kafka-2:9092', source: 'file', at: 'evtool.yml:5:14' },
      'validation.formats': { value: 'enforce', source: 'default' },
      timeout: { value: 10_000, source: 'default' },
      'contexts.local': { value: 'the embedded broker', source: 'file' },
    });
  });

  test('a flag wins over a variable, and a variable over the file', async () => {
    await writeFile(join(root, 'evtool.yml'), config);
    const env = { EVTOOL_CONTEXT: 'local', EVTOOL_TIMEOUT: '5000' };
    expect(await valuesOf([], env)).toMatchObject({
      context: { value: 'local', source: 'environment' },
      timeout: { value: 5000, source: 'environment' },
    });
    expect(await valuesOf(['-C', 'stage', '-b', 'here:9092'], env)).toMatchObject({
      context: { value: 'stage', source: 'flag' },
      brokers: { value: 'here:9092', source: 'flag' },
    });
  });

  test('never shows a password', async () => {
    await writeFile(join(root, 'evtool.yml'), config);
    expect(JSON.stringify(await valuesOf([]))).not.toContain('hunter2');
  });
});

describe('evtool config use', () => {
  const use = async (text: string, name: string, file = 'evtool.yml') => {
    await writeFile(join(root, file), text);
    const result = await runCli(['config', 'use', name], { cwd: root });
    return { ...result, text: await readFile(join(root, file), 'utf8') };
  };

  test('changes the one word and keeps everything else', async () => {
    const { stdout, code, text } = await use(config, 'local');
    expect({ stdout, code }).toEqual({ stdout: 'evtool.yml: context local (was stage).\n', code: 0 });
    expect(text).toBe(config.replace('context: stage', 'context: local'));
  });

  test.each([
    ['in double quotes', 'context: "a"   # c\ncontexts: { a: {}, b: {} }\n', 'context: "b"   # c'],
    ['in single quotes', "context: 'a'\ncontexts: { a: {}, b: {} }\n", 'context: b\n'],
    ['in braces', '{ context: a, contexts: { a: {}, b: {} } }\n', '{ context: b, contexts:'],
    ['with Windows line ends', 'context: a\r\ncontexts: { a: {}, b: {} }\r\n', 'context: b\r\ncontexts'],
    ['not there yet', '# ours\n---\ncontexts: { a: {}, b: {} }\n', '# ours\n---\ncontext: b\ncontexts:'],
    ['not there yet, in braces', '{ contexts: { a: {}, b: {} } }\n', '"context": "b"'],
  ])('edits a value %s', async (_, before, expected) => {
    const { code, text } = await use(before, 'b');
    expect(code).toBe(0);
    expect(text).toContain(expected);
    const { stdout } = await runCli(['config', '-O', 'ndjson'], { cwd: root });
    expect(stdout).toContain('"name":"context","value":"b","source":"file"');
  });

  test('quotes a name that YAML would read as something else', async () => {
    const { text } = await use('context: a\ncontexts: { a: {}, "1": {} }\n', '1');
    expect(text).toContain('context: "1"\n');
  });

  test('edits evtool.json as well', async () => {
    const before = '{\n  "context": "a",\n  "contexts": { "a": {}, "b": {} }\n}\n';
    const { text } = await use(before, 'b', 'evtool.json');
    expect(text).toBe(before.replace('"context": "a"', '"context": "b"'));
  });

  test('an unknown name changes nothing', async () => {
    const { stderr, code, text } = await use(config, 'stgae');
    expect({ stderr, code }).toEqual({ stderr: 'Unknown context "stgae".\nDid you mean "stage"?\n', code: 2 });
    expect(text).toBe(config);
  });
});
