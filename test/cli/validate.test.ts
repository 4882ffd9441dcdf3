import { expect, test } from 'vitest';
import { runCli } from '../support/run-cli.ts';
import { copyWorkspace } from '../support/workspace-copy.ts';

const uuid = 'f97a4da4-5442-11ed-a23c-482ae3863d30';
const topic = 'platform.content-sources.introspect';

test('valid messages print nothing but their count', async () => {
  const { root } = await copyWorkspace();
  const { stdout, stderr, code } = await runCli(
    ['validate', 'fixtures/msg-1.json', 'fixtures/todo-created/todo.json'],
    {
      cwd: root,
    },
  );
  expect([stdout, stderr, code]).toEqual(['', '2 messages: 2 valid, 0 invalid\n', 0]);
});

test('a folder prints each issue with its place, the source line and the rule, and exits 3 whatever was expected', async () => {
  const { root } = await copyWorkspace();
  const { stdout, stderr, code } = await runCli(['validate', 'fixtures/msg-2.json', 'fixtures/todo-created'], {
    cwd: root,
  });
  expect(stdout).toBe(`fixtures/msg-2.json:1:1  error  missing property "uuid"  (required)
> 1 | { "url": "http://mirror.stream.centos.org/9-stream/AppStream/x86_64/os/" }
    | ^
  schema  schemas/introspect-request.message.yaml:5:1
fixtures/todo-created/misspelt-description.json:3:12  error  missing property "description"  (required)
  2 |   "expect": "invalid",
> 3 |   "value": { "id": 8, "title": "Todo Demo", "decription": "The name of this property is misspelt…
    |            ^
  schema  schemas/todo-created.event.yaml:5:1
fixtures/todo-created/misspelt-description.json:3:45  error  unknown property "decription"; did you mean "description"?  (additionalProperties)
  2 |   "expect": "invalid",
> 3 |   "value": { "id": 8, "title": "Todo Demo", "decription": "The name of this property is misspelt…
    |                                             ^
  schema  schemas/todo-created.event.yaml:6:1
fixtures/todo-created/negative-id.yaml:2:14  error  must be at least 0, is -1  (minimum)
  1 | expect: invalid
> 2 | value: { id: -1, title: Todo Demo, description: Numbers start at 0 }
    |              ^
  schema  schemas/todo-created.event.yaml:11:5
`);
  expect(stderr).toMatch(/^\d messages: \d valid, 3 invalid\n$/);
  expect(code).toBe(3);
});

test('with ndjson an issue is a line, with file, line and column', async () => {
  const { root } = await copyWorkspace();
  const { stdout, code } = await runCli(['validate', 'fixtures/msg-2.json', '-O', 'ndjson'], { cwd: root });
  expect(stdout).toBe(
    '{"level":"error","step":"schema","path":"","keyword":"required","message":"missing property \\"uuid\\"","expected":"uuid","schema":"schemas/introspect-request.message.yaml:5:1","file":"fixtures/msg-2.json","line":1,"column":1}\n',
  );
  expect(code).toBe(3);
});

test('lines of NDJSON are judged one by one, and one that is no JSON is an invalid message', async () => {
  const { root } = await copyWorkspace();
  const stdin = `{"uuid":"${uuid}","url":"http://x/"}\noops\n{"url":"http://x/"}\n`;
  const { stdout, stderr, code } = await runCli(['validate', '-', '-e', 'introspect', '-O', 'ndjson'], {
    cwd: root,
    stdin,
  });
  const places = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .map(({ file, line, keyword }) => `${file}:${line} ${keyword}`);
  expect(places).toEqual(['stdin:2 json', 'stdin:3 required']);
  expect(stderr).toBe('3 messages: 1 valid, 2 invalid\n');
  expect(code).toBe(3);
});

test('a file that does not parse does not hide the others', async () => {
  const { root, write } = await copyWorkspace();
  await write('fixtures/todo-created/a.json', '{\n  "id": ,\n}');
  const { stdout, code } = await runCli(['validate', 'fixtures/todo-created'], { cwd: root });
  expect(stdout).toContain('fixtures/todo-created/a.json:2:9  error  not JSON: expected a value, found ","  (json)\n');
  expect(stdout).toContain('fixtures/todo-created/negative-id.yaml:2:14  error');
  expect(code).toBe(3);
});

test('a topic, and a stretch of a partition, is judged message by message', async () => {
  const { root } = await copyWorkspace();
  const at = { cwd: root };
  await runCli(['produce', 'fixtures/msg-1.json'], at);
  await runCli(['produce', 'fixtures/msg-2.json', '--no-validate', '-p', '2'], at);
  const whole = await runCli(['validate', 'introspect'], at);
  expect(whole.stdout).toBe(`${topic}:2@1:1:1  error  missing property "uuid"  (required)
> 1 | {"url":"http://mirror.stream.centos.org/9-stream/AppStream/x86_64/os/"}
    | ^
  schema  schemas/introspect-request.message.yaml:5:1
`);
  expect([whole.stderr, whole.code]).toEqual(['2 messages: 1 valid, 1 invalid\n', 3]);
  const first = await runCli(['validate', `${topic}:2@0`], at);
  expect([first.stderr, first.code]).toEqual(['1 message: 1 valid, 0 invalid\n', 0]);
  expect((await runCli(['validate', `${topic}:2@0..2`], at)).code).toBe(3);
});

test('what tail printed can be judged with its secrets hidden', async () => {
  const { root } = await copyWorkspace();
  await runCli(['produce', 'fixtures/msg-1.json'], { cwd: root });
  const { stdout: stdin } = await runCli(['tail', 'introspect', '-e', '-O', 'ndjson'], { cwd: root });
  expect(stdin).toContain('‹secret›');
  const { stderr, code } = await runCli(['validate', '-'], { cwd: root, stdin });
  expect([stderr, code]).toEqual(['1 message: 1 valid, 0 invalid\n', 0]);
});

test('an issue of a secret header does not print the secret', async () => {
  const { root, write } = await copyWorkspace();
  const identity = Buffer.from('{"identity":{"type":"Robot-4711","account_number":5}}').toString('base64');
  await write(
    'f.json',
    `{"event":"introspect","headers":{"X-Rh-Identity":"${identity}"},"value":{"uuid":"${uuid}","url":"http://x/"}}`,
  );
  const { stdout, code } = await runCli(['validate', 'f.json'], { cwd: root });
  expect(code).toBe(3);
  expect(stdout).toContain('error  X-Rh-Identity /identity');
  expect(stdout).not.toContain('Robot-4711');
  expect(stdout).not.toContain(identity);
});

test.each([
  [['nope.json'], 'There is no file "nope.json".'],
  [['intorspect'], 'Did you mean "introspect"?'],
  [['none.json'], 'none.json is no known event.'],
])('%j is wrong use', async (args, said) => {
  const { root, write } = await copyWorkspace();
  await write('none.json', '{}');
  const { stderr, code } = await runCli(['validate', ...args], { cwd: root });
  expect(stderr).toContain(said);
  expect(code).toBe(2);
});
