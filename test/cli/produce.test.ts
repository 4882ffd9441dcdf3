import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, test } from 'vitest';
import { type Line, ndjsonLines } from '../support/ndjson-lines.ts';
import { runCli, startCli } from '../support/run-cli.ts';
import { stoppedCounts } from '../support/stopped-counts.ts';
import { copyWorkspace, type WorkspaceCopy } from '../support/workspace-copy.ts';

const uuid = 'f97a4da4-5442-11ed-a23c-482ae3863d30';
const good = `{"uuid":"${uuid}","url":"http://mirror.example.com/"}`;
const introspectTopic = 'platform.content-sources.introspect';

const produceIn =
  ({ root }: WorkspaceCopy) =>
  (args: readonly string[], stdin?: string | Uint8Array) =>
    runCli(['produce', ...args], { cwd: root, ...(stdin !== undefined && { stdin }) });

/** What a topic holds, in the order of partitions and offsets. */
const stored = async (
  { root }: WorkspaceCopy,
  topic: string,
  ...flags: readonly string[]
): Promise<readonly Line[]> => {
  const { stdout } = await runCli(
    ['tail', topic, '-e', '--from-beginning', '-O', 'ndjson', '--show-secrets', ...flags],
    { cwd: root },
  );
  return ndjsonLines(stdout);
};

describe('a fixture', () => {
  it('is completed from its event, checked, sent, and its receipt printed', async () => {
    const workspace = await copyWorkspace();
    const { stdout, stderr, code } = await produceIn(workspace)(['fixtures/msg-1.json']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      new RegExp(`^✓ ${introspectTopic} 2:0  ${uuid}  introspect  117 B  request-id [0-9a-f]{32}\n$`),
    );
    expect(stderr).toBe('1 message sent\n');
    const [message] = await stored(workspace, 'introspect');
    expect(message).toMatchObject({
      key: uuid,
      event: 'introspect',
      valid: true,
      headers: {
        Type: 'Introspect',
        'X-Rh-Identity': Buffer.from(
          '{"identity":{"type":"Associate","account_number":"111111","internal":{"org_id":"222222"}}}',
        ).toString('base64'),
        'X-Rh-Insights-Request-Id': expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    });
  });

  it('has an NDJSON receipt too, with what was generated', async () => {
    const { stdout } = await produceIn(await copyWorkspace())(['fixtures/msg-1.json', '-O', 'ndjson']);
    const [receipt = {}] = ndjsonLines(stdout);
    expect(Object.keys(receipt)).toEqual([
      'topic',
      'partition',
      'offset',
      'timestamp',
      'key',
      'event',
      'fixture',
      'generated',
    ]);
    expect(receipt).toMatchObject({
      topic: introspectTopic,
      partition: 2,
      offset: 0,
      timestamp: expect.stringMatching(/^20.*Z$/),
      key: uuid,
      event: 'introspect',
      fixture: 'fixtures/msg-1.json',
      generated: { 'X-Rh-Insights-Request-Id': expect.any(String) },
    });
  });

  it('that is invalid sends nothing, and shows its place and the rule', async () => {
    const workspace = await copyWorkspace();
    const { stdout, stderr, code } = await produceIn(workspace)(['fixtures/msg-1.json', 'fixtures/msg-2.json']);
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toBe(`fixtures/msg-2.json:1:1  error  missing property "uuid"  (required)
> 1 | { "url": "http://mirror.stream.centos.org/9-stream/AppStream/x86_64/os/" }
    | ^
  schema  schemas/introspect-request.message.yaml:5:1
1 of 2 messages are invalid: nothing was sent.
Try: --no-validate to send it all the same, --skip-invalid to send the others
`);
    expect(await stored(workspace, 'introspect')).toEqual([]);
  });

  it('that is invalid is sent with --no-validate, and then seen as invalid', async () => {
    const workspace = await copyWorkspace();
    const { stdout, code } = await produceIn(workspace)(['fixtures/msg-2.json', '--no-validate']);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^✓ /)]);
    expect(await stored(workspace, 'introspect', '--invalid')).toEqual([
      expect.objectContaining({ valid: false, key: null }),
    ]);
  });

  it('that is invalid is left out with --skip-invalid, which exits 3 all the same', async () => {
    const { stdout, stderr, code } = await produceIn(await copyWorkspace())([
      'fixtures',
      '--skip-invalid',
      '-O',
      'ndjson',
    ]);
    const sent = ndjsonLines(stdout).map(({ fixture }) => fixture);
    expect(sent).toContain('fixtures/msg-1.json');
    expect(sent).not.toContain('fixtures/msg-2.json');
    expect(sent).toHaveLength(5);
    expect(stderr).toContain('3 invalid left out');
    expect(code).toBe(3);
  });

  it('keeps the text of its numbers, in envelopes too', async () => {
    const workspace = await copyWorkspace();
    await workspace.write(
      'big.json',
      '{ "topic": "big", "value": { "n": 12345678901234567890, "f" : 1.0, "e": 1E5 } }',
    );
    await workspace.write('bare.json', '{ "n": 12345678901234567890,\n "f": 1.0 }');
    await produceIn(workspace)(['big.json', 'bare.json', '-t', 'big', '--partition', '0']);
    const { stdout } = await runCli(['tail', 'big', '-e', '-O', 'raw', '--from-beginning'], { cwd: workspace.root });
    expect(stdout).toBe('{"n":12345678901234567890,"f":1.0,"e":1E5}\n{"n":12345678901234567890,"f":1.0}\n');
  });

  it('gets new templates and generated headers each time it is repeated', async () => {
    const workspace = await copyWorkspace();
    await workspace.write('t.json', '{"event":"introspect","value":{"uuid":"${uuid}","url":"http://${env:HOST}/"}}');
    const { code } = await runCli(['produce', 't.json', '--repeat', '3', '--rate', '1000'], {
      cwd: workspace.root,
      env: { HOST: 'h' },
    });
    expect(code).toBe(0);
    const messages = await stored(workspace, 'introspect');
    const ids = messages.map(({ headers }) => (headers as Line)['X-Rh-Insights-Request-Id']);
    expect([new Set(messages.map(({ key }) => key)).size, new Set(ids).size]).toEqual([3, 3]);
    expect(messages.every(({ valid }) => valid === true)).toBe(true);
  });

  it.each([
    ['{"value":1,"key":5}', 'f.json:1:18  error  must be a string, null or {"base64": …}, is 5  (fixture)'],
    ['{"value":"${uid}"}', 'f.json:1:11  error  ${uid}: unknown template; there are ${uuid}'],
    ['{"value":"${env:NOPE}"}', 'f.json:1:11  error  ${env:NOPE}: the environment variable "NOPE" is not set'],
    ['{"a":}', 'f.json:1:6  error  not JSON: expected a value, found "}"  (json)'],
    ['', 'f.json:1:1  error  not JSON: it is empty  (json)'],
    ['\uFEFF{}', 'f.json:1:1  error  not JSON: starts with a byte order mark'],
  ])('%j is shown at its place, and exits 3', async (text, shown) => {
    const workspace = await copyWorkspace();
    await workspace.write('f.json', text);
    const { stderr, code } = await produceIn(workspace)(['f.json', '-e', 'introspect', '--no-validate']);
    expect(stderr).toContain(shown);
    expect(code).toBe(3);
  });
});

describe('which event a fixture is', () => {
  it.each([
    [['fixtures/msg-1.json', '-e', 'introspct'], 'Unknown event "introspct".\nDid you mean "introspect"?'],
    [['named.json'], 'named.json names an unknown event "todo".\nKnown: introspect'],
    [['none.json'], 'none.json is no known event.\nName it with -e: introspect, todo-created'],
    [['two.json'], 'two.json could be "introspect" or "todo-created".\nSay which: -e introspect'],
    [['nope.json'], 'There is no file "nope.json".'],
    [['nope/*.json'], 'No file matches "nope/*.json".'],
    [['introspect'], 'There is no file "introspect".'],
    [[], 'Nothing to send.'],
    [['-', '-'], 'Standard input can be read once'],
    [['-', '--repeat', '2'], '--repeat is for fixtures'],
    [['fixtures/msg-1.json', '-t', ''], 'fixtures/msg-1.json: the topic is an empty string.'],
    [
      ['fixtures/msg-1.json', '-p', '3'],
      `Topic "${introspectTopic}" has partitions 0 to 2, no 3.\nTo let the key decide`,
    ],
    [['fixtures/msg-1.json', '-H', 'nope'], 'Not a header: "nope".'],
    [['fixtures/msg-1.json', '--rate', '0'], '--rate must be a number above 0, is 0.'],
    [['fixtures/msg-1.json', '--repeat', '1.5'], '--repeat must be a whole number from 1 on, is 1.5.'],
    [['fixtures/msg-1.json', '--timestamp', 'soon'], 'Not a time: "soon".'],
  ])('%j is wrong use', async (args, said) => {
    const workspace = await copyWorkspace();
    await workspace.write('named.json', '{"event":"todo","value":{}}');
    await workspace.write('none.json', '{}');
    await workspace.write('two.json', good);
    await workspace.edit('evtool.yml', (text) =>
      text
        .replace('- fixtures/msg-1.json', '- fixtures/msg-1.json\n      - "two.*"')
        .replace('topic: platform.idmsvc.todo-created', 'topic: platform.idmsvc.todo-created\n    fixtures: two.json'),
    );
    const { stdout, stderr, code } = await produceIn(workspace)(args);
    expect(stderr).toContain(said);
    expect([code, stdout]).toEqual([2, '']);
  });

  it('is told by a selector of its value where nothing else tells', async () => {
    const workspace = await copyWorkspace();
    await workspace.write(
      'bare.json',
      JSON.stringify(JSON.parse(await workspace.read('fixtures/repository-introspected/app-stream.json'))),
    );
    const { stdout } = await produceIn(workspace)(['bare.json', '-O', 'ndjson']);
    expect(ndjsonLines(stdout)[0]).toMatchObject({ event: 'repository-introspected' });
  });

  it('is the one that its topic is named by, or the topic has alone', async () => {
    const workspace = await copyWorkspace();
    await workspace.write('bare.json', good);
    for (const topic of ['introspect', introspectTopic]) {
      const { stdout } = await produceIn(workspace)(['bare.json', '-t', topic, '-O', 'ndjson']);
      expect(ndjsonLines(stdout)[0]).toMatchObject({ event: 'introspect', topic: introspectTopic });
    }
  });

  it('stays the same on another topic: checked all the same, with a warning', async () => {
    const workspace = await copyWorkspace();
    const sent = await produceIn(workspace)(['fixtures/msg-1.json', '-t', 'elsewhere']);
    expect(sent.stderr).toContain(
      `Warning: event "introspect" belongs to topic "${introspectTopic}", and is sent to "elsewhere".`,
    );
    expect(sent.stdout).toContain('✓ elsewhere ');
    const refused = await produceIn(workspace)(['fixtures/msg-2.json', '-t', 'elsewhere']);
    expect(refused.code).toBe(3);
  });
});

describe('the guards of the seed', () => {
  it('an empty key is refused where the event has a key rule', async () => {
    const { stderr, code } = await produceIn(await copyWorkspace())(['fixtures/msg-1.json', '-k', '']);
    expect(stderr).toContain('error  empty key; event "introspect" takes it from /uuid  (required)');
    expect(code).toBe(3);
  });

  it('a null key and a missing one are refused too', async () => {
    const workspace = await copyWorkspace();
    await workspace.write('null.json', `{"event":"introspect","key":null,"value":${good}}`);
    for (const args of [['null.json'], ['-t', 'introspect', '--tombstone']]) {
      const { stderr, code } = await produceIn(workspace)(args);
      expect(stderr).toContain('error  missing key; event "introspect" takes it from /uuid');
      expect(code).toBe(3);
    }
  });

  it('no key is fine where the event has no rule', async () => {
    const { stdout, code } = await produceIn(await copyWorkspace())(['fixtures/todo-created/todo.json']);
    expect(stdout).toContain('  null  todo-created  ');
    expect(code).toBe(0);
  });

  it('a value of null is no value for the schema', async () => {
    const workspace = await copyWorkspace();
    await workspace.write('null.json', '{"event":"introspect","key":"k","value":null}');
    const { stderr, code } = await produceIn(workspace)(['null.json']);
    expect(stderr).toContain('must be an object, is null');
    expect(code).toBe(3);
  });
});

describe('flags', () => {
  it('win over the fixture, and a contradiction is a warning', async () => {
    const workspace = await copyWorkspace();
    const { stderr, code } = await produceIn(workspace)(
      'fixtures/msg-1.json -k other -H Type=Nope -H A=1 -H A=2 -p 1 --timestamp 2026-11-24T08:00:00Z'.split(' '),
    );
    expect(code).toBe(0);
    expect(stderr).toContain('warning  header "Type" must be "Introspect", is "Nope"  (const)');
    expect(stderr).toContain(`warning  the key is "other", but /uuid is "${uuid}"  (key)`);
    expect(await stored(workspace, 'introspect')).toEqual([
      expect.objectContaining({
        key: 'other',
        partition: 1,
        timestamp: '2026-11-24T08:00:00.000Z',
        headers: expect.objectContaining({ Type: 'Nope', A: ['1', '2'] }),
      }),
    ]);
  });

  it('shows a key that happens to be a part of a secret header', async () => {
    const workspace = await copyWorkspace();
    const { stderr } = await produceIn(workspace)(['fixtures/msg-1.json', '-k', 'Associ', '--dry-run']);
    expect(stderr).toContain(`warning  the key is "Associ", but /uuid is "${uuid}"  (key)`);
  });

  it('--tombstone sends null, without any fixture', async () => {
    const workspace = await copyWorkspace();
    const { stdout } = await produceIn(workspace)(['-t', 'introspect', '-k', '5', '-Z']);
    expect(stdout).toContain('  5  introspect  tombstone');
    expect(await stored(workspace, 'introspect')).toEqual([
      expect.objectContaining({ key: '5', encoding: null, value: null }),
    ]);
  });

  it('--dry-run prints what would be sent, without a broker, as a line that produce takes', async () => {
    const workspace = await copyWorkspace();
    const { stdout, code } = await runCli(
      ['produce', 'fixtures/msg-1.json', '--dry-run', '-O', 'ndjson', '--show-secrets', '-b', 'localhost:1'],
      { cwd: workspace.root },
    );
    expect(code).toBe(0);
    expect(ndjsonLines(stdout)[0]).toMatchObject({
      topic: introspectTopic,
      key: uuid,
      event: 'introspect',
      encoding: 'json',
    });
    const sent = await produceIn(workspace)(['-'], stdout);
    expect(sent.code).toBe(0);
    expect(await stored(workspace, 'introspect')).toEqual([expect.objectContaining({ valid: true, key: uuid })]);
  });

  it('--dry-run hides secrets and checks all the same', async () => {
    const workspace = await copyWorkspace();
    const { stdout } = await produceIn(workspace)(['fixtures/msg-1.json', '--dry-run']);
    expect(stdout).toContain(`would send  ${introspectTopic}  ${uuid}  introspect  117 B`);
    expect(stdout).toContain('  X-Rh-Identity: ‹secret›\n');
    expect((await produceIn(workspace)(['fixtures/msg-2.json', '--dry-run'])).code).toBe(3);
    expect(await stored(workspace, 'introspect')).toEqual([]);
  });

  it('-z compresses and --partitioner picks the partition as librdkafka does', async () => {
    const workspace = await copyWorkspace();
    await workspace.write('m.json', `{"uuid":"6742a4c0-0fe5-4abc-9037-bfbe57d3bcb5","url":"http://x/"}`);
    const send = (...flags: readonly string[]) =>
      produceIn(workspace)(['m.json', '-e', 'introspect', '-O', 'ndjson', ...flags]);
    expect(ndjsonLines((await send('-z', 'gzip')).stdout)[0]).toMatchObject({ partition: 1 });
    expect(ndjsonLines((await send('--partitioner', 'crc32')).stdout)[0]).toMatchObject({ partition: 0 });
    expect(await stored(workspace, 'introspect')).toHaveLength(2);
  });
});

describe('a context', () => {
  const withContext = async (settings: string): Promise<WorkspaceCopy> => {
    const workspace = await copyWorkspace();
    await workspace.edit('evtool.yml', (text) => text.replace('local: {}', `local: ${settings}`));
    return workspace;
  };

  it('that is read-only takes nothing', async () => {
    const { stderr, stdout, code } = await produceIn(await withContext('{ readOnly: true }'))(['fixtures/msg-1.json']);
    expect(stderr).toContain('Context "local" is read-only: evtool does not produce there.');
    expect([code, stdout]).toEqual([2, '']);
  });

  it('in production asks, and without a terminal wants --yes', async () => {
    const workspace = await withContext('{ production: true }');
    const asked = await produceIn(workspace)(['fixtures/msg-1.json']);
    expect(asked.stderr).toContain('Produce to "local", in production? Nobody is there to answer.');
    expect([asked.code, asked.stdout]).toEqual([2, '']);
    expect((await produceIn(workspace)(['fixtures/msg-1.json', '--yes'])).code).toBe(0);
  });

  it('that translates topics takes both names and prints ours', async () => {
    const workspace = await withContext(`{ topics: { real-introspect: ${introspectTopic} } }`);
    for (const topic of ['real-introspect', introspectTopic]) {
      const { stdout } = await produceIn(workspace)(['fixtures/msg-1.json', '-t', topic]);
      expect(stdout).toContain(`✓ ${introspectTopic} 2:`);
    }
    expect(await stored(workspace, 'introspect')).toHaveLength(2);
  });
});

describe('standard input', () => {
  it('is NDJSON: bare values and envelopes, with CRLF, blank lines and a byte order mark', async () => {
    const workspace = await copyWorkspace();
    const input = `\uFEFF${good}\r\n\r\n{"event":"introspect","key":"${uuid}","value":${good}}\n  \n${good}`;
    const { stdout, code } = await produceIn(workspace)(['-', '-e', 'introspect'], input);
    expect(code).toBe(0);
    expect(stdout.match(/^✓/gm)).toHaveLength(3);
  });

  it('stops at the first invalid line, names it, and says how many were sent', async () => {
    const workspace = await copyWorkspace();
    const { stdout, stderr, code } = await produceIn(workspace)(
      ['-', '-e', 'introspect'],
      `${good}\n${good}\n{"url":1}\n${good}\n`,
    );
    expect(code).toBe(3);
    expect(stdout.match(/^✓/gm)).toHaveLength(2);
    expect(stderr).toContain('stdin:3:1  error  missing property "uuid"  (required)\n> 3 | {"url":1}\n    | ^\n');
    expect(stderr).toContain(
      'stdin:3:8  error  must be a string, is the number 1  (type)\n> 3 | {"url":1}\n    |        ^\n',
    );
    expect(stderr).toContain('stdin:3 is invalid. 2 messages were sent before it.');
    expect(await stored(workspace, 'introspect')).toHaveLength(2);
  });

  it('leaves invalid lines out with --skip-invalid', async () => {
    const { stdout, stderr, code } = await produceIn(await copyWorkspace())(
      ['-', '-e', 'introspect', '--skip-invalid'],
      `${good}\n{"url":1}\nno JSON\n${good}\n`,
    );
    expect(stdout.match(/^✓/gm)).toHaveLength(2);
    expect(stderr).toContain('stdin:3:1  error  not JSON: expected a value, found "no"');
    expect(stderr).toContain('2 messages sent, 2 invalid left out');
    expect(code).toBe(3);
  });

  it('that is no NDJSON at line 70,000 names that line; all before it are sent and acknowledged', async () => {
    const input = `${'{"n":1}\n'.repeat(69_999)}{"n":\n{"n":2}\n`;
    const { stdout, stderr, code } = await produceIn(await copyWorkspace())(
      ['-', '-t', 'lines', '-O', 'ndjson'],
      input,
    );
    expect(code).toBe(3);
    expect(stdout.match(/\n/g)).toHaveLength(69_999);
    const { error } = JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
    expect(error.message).toContain('stdin:70000:6  error  not JSON: ends where a value was expected');
    expect(error.message).toContain('69,999 messages were sent before it.');
    expect(error.code).toBe(3);
  });

  it('that is not UTF-8 is refused at its place', async () => {
    const { stderr, code } = await produceIn(await copyWorkspace())(
      ['-', '-t', 'x'],
      Buffer.concat([Buffer.from('"é'), Buffer.from([0xff]), Buffer.from('"\n')]),
    );
    expect(stderr).toContain('stdin:1:3  error  not JSON: it is not UTF-8');
    expect(code).toBe(3);
  });

  it('stops at a line that is wrong use, after what went before', async () => {
    const { stdout, stderr, code } = await produceIn(await copyWorkspace())(
      ['-'],
      `{"event":"introspect","value":${good}}\n{}\n`,
    );
    expect(stdout.match(/^✓/gm)).toHaveLength(1);
    expect(stderr).toContain('stdin:2 is no known event. 1 message was sent before it.');
    expect(code).toBe(2);
  });

  it('prints every acknowledged message when it is interrupted, and exits 130', async () => {
    const workspace = await copyWorkspace();
    const endless = (async function* () {
      yield Buffer.from(`${good}\n${good}\n`);
      await new Promise(() => {});
    })();
    const running = startCli(['produce', '-', '-e', 'introspect'], { cwd: workspace.root, stdin: endless });
    await running.says(/✓[^\n]*\n✓[^\n]*\n/);
    running.interrupt();
    const { code, stderr } = await running.result;
    expect(code).toBe(130);
    expect(stderr).toBe('Stopped: 2 messages confirmed, none on the way.\nNot sent: stdin after line 2.\n');
    expect(await stored(workspace, 'introspect')).toHaveLength(2);
  });

  it('interrupted before anything came on stdin says that nothing was sent', async () => {
    const { root } = await copyWorkspace();
    const asked = Promise.withResolvers<void>();
    const silent = (async function* (): AsyncGenerator<string> {
      asked.resolve();
      await new Promise(() => {});
    })();
    const running = startCli(['produce', '-', '-e', 'introspect'], { cwd: root, stdin: silent });
    await asked.promise;
    running.interrupt();
    expect(await running.result).toEqual({ code: 130, stdout: '', stderr: 'Stopped: nothing was sent.\n' });
  });

  it('with --quiet says nothing of the stop', async () => {
    const { root } = await copyWorkspace();
    const running = startCli(['produce', 'fixtures/msg-1.json', '-q'], { cwd: root });
    running.interrupt();
    expect(await running.result).toEqual({ code: 130, stdout: '', stderr: '' });
  });

  it('interrupted in the middle of much, has a receipt for exactly what is stored', async () => {
    const workspace = await copyWorkspace();
    const many = (async function* () {
      for (let count = 0; count < 2_000; count += 1) yield Buffer.from('{"n":1}\n'.repeat(1_000));
    })();
    const running = startCli(['produce', '-', '-t', 'many', '-p', '0', '-O', 'ndjson'], {
      cwd: workspace.root,
      stdin: many,
    });
    await running.says(/"offset":5000,/);
    running.interrupt();
    const { stdout, stderr, code } = await running.result;
    expect(code).toBe(130);
    const { stdout: topics } = await runCli(['topics', 'many', '-O', 'ndjson'], { cwd: workspace.root });
    const receipts = ndjsonLines(stdout);
    expect(ndjsonLines(topics)[0]).toMatchObject({ messages: receipts.length });
    expect(stderr).toContain(`Stopped: ${receipts.length.toLocaleString('en')} messages confirmed, `);
  });
});

describe('fixtures that are repeated', () => {
  it('are counted when it is interrupted: those that are stored, and those that were not sent', async () => {
    const workspace = await copyWorkspace();
    const args = ['produce', 'fixtures/msg-1.json', '--repeat', '1000000', '-O', 'ndjson'];
    const running = startCli(args, { cwd: workspace.root });
    await running.says(/"offset":100,/);
    running.interrupt();
    const { stdout, stderr, code } = await running.result;
    const { confirmed, underway, unsent } = stoppedCounts(stderr);
    expect([code, confirmed]).toEqual([130, ndjsonLines(stdout).length]);
    expect(confirmed + underway + unsent).toBe(1_000_000);
    expect(await stored(workspace, 'introspect')).toHaveLength(confirmed);
  });
});

describe('what tail printed', () => {
  const source = [
    '{"topic":"src","partition":0,"offset":0,"timestamp":"2026-11-24T08:12:01.120Z","key":"a","headers":{"A":["1",null,{"base64":"/wA="}],"B":null},"encoding":"json","value":{"n":12345678901234567890,"f":1.0,"t":"${uuid}"}}',
    '{"topic":"src","partition":1,"offset":0,"timestamp":"2026-11-24T08:12:01.121Z","key":null,"headers":{},"encoding":null,"value":null}',
    '{"topic":"src","partition":1,"offset":1,"timestamp":"2026-11-24T08:12:01.122Z","key":"","headers":{"2":"x","1":"y"},"encoding":"base64","value":"/wD+"}',
    '{"topic":"src","partition":2,"offset":0,"timestamp":"2026-11-24T08:12:01.123Z","key":{"base64":"/w=="},"headers":{},"encoding":"text","value":"not json ${foo}"}',
    '{"topic":"src","partition":2,"offset":1,"timestamp":"2026-11-24T08:12:01.124Z","key":"k","headers":{},"encoding":"text","value":""}',
    '',
  ].join('\n');
  const printed = async ({ root }: WorkspaceCopy, topic: string, ...flags: readonly string[]): Promise<string> =>
    (await runCli(['tail', topic, '-e', '--from-beginning', '-O', 'ndjson', ...flags], { cwd: root })).stdout;

  test('is the same message again on another topic: nulls, bytes, big numbers, partitions, times', async () => {
    const workspace = await copyWorkspace();
    await produceIn(workspace)(['-'], source);
    expect(await printed(workspace, 'src')).toBe(source);
    const { code } = await produceIn(workspace)(['-t', 'copy', '-'], await printed(workspace, 'src'));
    expect(code).toBe(0);
    expect(await printed(workspace, 'copy')).toBe(source.replaceAll('"src"', '"copy"'));
  });

  test('is not completed, unless --fill says so', async () => {
    const workspace = await copyWorkspace();
    const line = `{"topic":"${introspectTopic}","partition":0,"offset":9,"encoding":"json","value":${good}}\n`;
    await produceIn(workspace)(['-', '--no-validate'], line);
    await produceIn(workspace)(['-', '--fill'], line);
    const messages = await stored(workspace, introspectTopic);
    expect(messages.map(({ key, headers }) => [key, Object.keys(headers as Line).length])).toEqual([
      [null, 0],
      [uuid, 3],
    ]);
  });

  test('a hidden secret is never sent, but can be filled in', async () => {
    const workspace = await copyWorkspace();
    await produceIn(workspace)(['fixtures/msg-1.json']);
    const hidden = await printed(workspace, 'introspect');
    expect(hidden).toContain('‹secret›');
    for (const line of [hidden, hidden.replace('‹secret›', '\\u2039secret\\u203A')]) {
      const refused = await produceIn(workspace)(['-'], line);
      expect(refused.stderr).toContain('stdin:1: header X-Rh-Identity holds ‹secret›');
      expect(refused.stderr).toContain('--show-secrets');
      expect(refused.stderr).toContain('--fill');
      expect([refused.code, refused.stdout]).toEqual([2, '']);
    }
    expect((await produceIn(workspace)(['-', '--skip-invalid'], hidden)).code).toBe(2);
    expect((await produceIn(workspace)(['-', '--fill'], hidden)).code).toBe(0);
    expect(await stored(workspace, 'introspect', '--valid')).toHaveLength(2);
  });

  test('a partition that the topic lacks stops it; --partition any lets the key decide', async () => {
    const workspace = await copyWorkspace();
    await runCli(['topics', 'create', 'one', '--partitions', '1'], { cwd: workspace.root });
    const refused = await produceIn(workspace)(['-t', 'one', '-'], source);
    expect(refused.stderr).toContain('Topic "one" has only partition 0, no 1. 1 message was sent before it.');
    expect(refused.code).toBe(2);
    const sent = await produceIn(workspace)(['-t', 'one', '-', '--partition', 'any'], source);
    expect(sent.code).toBe(0);
    expect(sent.stdout.match(/^✓/gm)).toHaveLength(5);
  });

  test('other tools print messages that are read too', async () => {
    const workspace = await copyWorkspace();
    const input = [
      {
        topic: 'kcat',
        partition: 0,
        offset: 0,
        tstype: 'create',
        ts: 1,
        headers: ['A', 'x'],
        key: 'k',
        payload: '{"a":1}',
      },
      {
        topic: 'kaf',
        partition: 0,
        offset: 0,
        timestamp: '2026-11-24T08:00:00Z',
        headers: [{ key: 'A', value: 'x' }],
        key: 'k',
        payload: '{"a":1}',
      },
      {
        topic: 'rpk',
        partition: 0,
        offset: 0,
        timestamp: 1,
        key: 'k',
        headers: [{ key: 'A', value: 'x' }],
        value: '{"a":1}',
      },
    ];
    await produceIn(workspace)(['-'], input.map((line) => JSON.stringify(line)).join('\n'));
    const kafkactl = { Partition: 0, Offset: 0, Headers: { A: 'x' }, Key: 'k', Value: '{"a":1}' };
    await produceIn(workspace)(['-', '-t', 'kafkactl'], JSON.stringify(kafkactl));
    for (const topic of ['kcat', 'kaf', 'rpk', 'kafkactl']) {
      expect(await stored(workspace, topic)).toEqual([
        expect.objectContaining({ key: 'k', headers: { A: 'x' }, encoding: 'json', value: { a: 1 } }),
      ]);
    }
  });
});

test('without a workspace a topic must be named', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'evtool-bare-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'bare.json'), good);
  const dry = (...args: readonly string[]) =>
    runCli(['produce', 'bare.json', '--dry-run', '-b', 'localhost:1', ...args], { cwd: folder });
  const refused = await dry();
  expect(refused.stderr).toContain('bare.json: to which topic?\nName it: -t TOPIC');
  expect(refused.code).toBe(2);
  const sent = await dry('-t', 'orders');
  expect(sent.stdout).toBe(`would send  orders  null  ${good.length} B\n  ${good}\n`);
  expect(sent.code).toBe(0);
});
