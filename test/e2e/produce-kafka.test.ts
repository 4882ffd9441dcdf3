import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKafka } from '../../src/brokers/kafka/open-kafka.ts';
import type { Broker } from '../../src/core/ports.ts';
import { newTopic } from '../support/broker-session.ts';
import { realKafka } from '../support/kafka.ts';
import { ndjsonLines } from '../support/ndjson-lines.ts';
import { runCli, startCli } from '../support/run-cli.ts';
import { stoppedCounts } from '../support/stopped-counts.ts';
import { copyWorkspace } from '../support/workspace-copy.ts';

const bootstrap = await realKafka();

describe.skipIf(bootstrap === null)('evtool produce on a real Kafka', () => {
  const address = bootstrap ?? '';
  let broker: Broker;
  beforeAll(async () => {
    broker = await openKafka({ brokers: [address], timeoutMs: 10_000 });
  });
  afterAll(() => broker.close());

  const run = async (args: readonly string[], stdin?: string) => {
    const { root } = await copyWorkspace();
    return runCli(['produce', '-b', address, ...args], { cwd: root, ...(stdin !== undefined && { stdin }) });
  };
  const tail = async (topic: string): Promise<string> => {
    const { root } = await copyWorkspace();
    const args = ['tail', '-b', address, topic, '-e', '--from-beginning', '-O', 'ndjson'];
    return (await runCli(args, { cwd: root })).stdout;
  };

  it('refuses a topic that is not there, names how to make it, and does not make it', async () => {
    const topic = `missing-${randomUUID()}`;
    const { stdout, stderr, code } = await run(['fixtures/msg-1.json', '-t', topic]);
    expect(stderr).toContain(`No topic "${topic}" on ${address}.`);
    expect(stderr).toContain(`Create it: evtool topics create ${topic} -b ${address}\n`);
    expect([code, stdout]).toEqual([2, '']);
    const topics = await broker.listTopics({ signal: AbortSignal.timeout(10_000) });
    expect(topics.map(({ name }) => name)).not.toContain(topic);
  });

  it('sends nothing of several when the topic of one is missing', async () => {
    const there = await newTopic(broker, 1);
    const missing = `missing-${randomUUID()}`;
    const { root, write } = await copyWorkspace();
    await write('a.json', `{"topic":"${there}","value":1}`);
    await write('b.json', `{"topic":"${missing}","value":1}`);
    const { code } = await runCli(['produce', '-b', address, 'a.json', 'b.json'], { cwd: root });
    expect(code).toBe(2);
    expect(await tail(there)).toBe('');
  });

  it('writes back what tail printed: nulls, bytes, big numbers, repeated headers, times, partitions', async () => {
    const [source, copy] = [await newTopic(broker, 3), await newTopic(broker, 3)];
    const input = [
      '{"topic":"T","partition":0,"offset":0,"timestamp":"2026-11-24T08:12:01.120Z","key":"a","headers":{"A":["1",null,{"base64":"/wA="}],"B":null},"encoding":"json","value":{"n":12345678901234567890,"f":1.0}}',
      '{"topic":"T","partition":1,"offset":0,"timestamp":"2026-11-24T08:12:01.121Z","key":null,"headers":{},"encoding":null,"value":null}',
      '{"topic":"T","partition":2,"offset":0,"timestamp":"2026-11-24T08:12:01.122Z","key":"","headers":{"2":"x","1":"y"},"encoding":"base64","value":"/wD+"}',
      '',
    ].join('\n');
    expect((await run(['-'], input.replaceAll('"T"', `"${source}"`))).code).toBe(0);
    const printed = await tail(source);
    expect(ndjsonLines(printed)).toHaveLength(3);
    expect((await run(['-t', copy, '-'], printed)).code).toBe(0);
    expect(await tail(copy)).toBe(printed.replaceAll(source, copy));
  });

  it('has receipts for what went before a message that is too large, and counts it', async () => {
    const topic = await newTopic(broker, 1);
    const { stdout, stderr, code } = await run(
      ['-t', topic, '-', '-O', 'ndjson'],
      `1\n2\n"${'x'.repeat(3_000_000)}"\n`,
    );
    expect(code).toBe(1);
    expect(stderr.length).toBeLessThan(2_000);
    expect(stderr).toContain('2 messages were sent before it.');
    expect(ndjsonLines(await tail(topic)).map(({ offset }) => offset)).toEqual(
      ndjsonLines(stdout).map(({ offset }) => offset),
    );
  });

  it('interrupted in the middle of much, has receipts for what is confirmed and counts what may be stored', async () => {
    const topic = await newTopic(broker, 1);
    const { root } = await copyWorkspace();
    const many = (async function* () {
      for (let count = 0; count < 2_000; count += 1) yield Buffer.from('{"n":1}\n'.repeat(1_000));
    })();
    const running = startCli(['produce', '-b', address, '-', '-t', topic, '-O', 'ndjson'], { cwd: root, stdin: many });
    await running.says(/"offset":5000,/);
    running.interrupt();
    const { stdout, stderr, code } = await running.result;
    const { confirmed, underway } = stoppedCounts(stderr);
    expect([code, ndjsonLines(stdout).length]).toEqual([130, confirmed]);
    expect(stderr).toContain(`\nNot sent: stdin after line ${confirmed + underway}.\n`);
    const [{ end } = { end: -1 }] = await broker.offsets(topic, {
      isolation: 'read_committed',
      signal: AbortSignal.timeout(10_000),
    });
    expect(end).toBeGreaterThanOrEqual(confirmed);
    expect(end).toBeLessThanOrEqual(confirmed + underway);
  });

  it('without confirmation says so', async () => {
    const topic = await newTopic(broker, 1);
    const { stdout, code } = await run(['-t', topic, '-', '--acks', '0'], '{}\n');
    expect(stdout).toBe(`· ${topic} 0  not confirmed  null  2 B\n`);
    expect(code).toBe(0);
  });
});
