import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKafka } from '../../src/brokers/kafka/open-kafka.ts';
import { newTopic } from '../support/broker-session.ts';
import { realKafka } from '../support/kafka.ts';
import { ndjsonLines } from '../support/ndjson-lines.ts';
import { patienceMs } from '../support/patience.ts';
import { runCli, startCli } from '../support/run-cli.ts';
import { type RunningKafka, startKafka } from '../support/start-kafka.ts';
import { stoppedCounts } from '../support/stopped-counts.ts';
import { copyWorkspace } from '../support/workspace-copy.ts';

const canRun = (await realKafka()) !== null;

/** A broker of its own, which may be frozen. */
describe.skipIf(!canRun)('evtool produce on a Kafka that stops to answer', () => {
  let kafka: RunningKafka;
  beforeAll(async () => {
    kafka = await startKafka();
  });
  afterAll(() => kafka?.stop());

  const signalKafka = (signal: 'SIGSTOP' | 'SIGCONT'): void => {
    const pid = kafka.pid();
    if (pid === undefined) throw new Error('Kafka does not run');
    process.kill(pid, signal);
  };

  const freezeKafka = async (): Promise<void> => {
    signalKafka('SIGSTOP');
    const state = async () => (await promisify(execFile)('ps', ['-o', 'stat=', '-p', `${kafka.pid()}`])).stdout;
    await expect.poll(state, { timeout: patienceMs }).toMatch(/^T/);
  };

  const topicOfOnePartition = async (): Promise<string> => {
    const broker = await openKafka({ brokers: [kafka.bootstrap], timeoutMs: 10_000 });
    const topic = await newTopic(broker, 1);
    await broker.close();
    return topic;
  };

  it('counts on Ctrl-C what may be stored, and names the command that shows what is', async () => {
    const topic = await topicOfOnePartition();
    const { root } = await copyWorkspace();
    const frozen = Promise.withResolvers<void>();
    let asked = 0;
    const lines = (async function* () {
      yield Buffer.from('1\n');
      await frozen.promise;
      for (; ; asked += 1) yield Buffer.from('2\n');
    })();
    const patient = ['-O', 'ndjson', '--timeout', `${patienceMs}`];
    const args = ['produce', '-', '-t', topic, '-b', kafka.bootstrap, ...patient];
    const running = startCli(args, { cwd: root, stdin: lines });
    await running.says(/"offset":0,/);
    try {
      await freezeKafka();
      frozen.resolve();
      // More than the stream holds: some were taken from it, and given to the broker.
      await expect.poll(() => asked, { timeout: patienceMs }).toBeGreaterThan(3);
      running.interrupt();
      expect((await running.result).code).toBe(130);
    } finally {
      signalKafka('SIGCONT');
    }
    const { stdout, stderr } = await running.result;
    const { confirmed, underway } = stoppedCounts(stderr);
    expect([confirmed, ndjsonLines(stdout).length]).toEqual([1, 1]);
    expect(underway).toBeGreaterThan(0);
    const look = `tail ${topic} -b ${kafka.bootstrap} -e --from 0=1`;
    expect(stderr).toContain(`each may be stored or not. To see what is stored:\n  evtool ${look}\n`);
    const stored = await runCli([...look.split(' '), ...patient], { cwd: root });
    expect(stored.code).toBe(0);
    expect(ndjsonLines(stored.stdout).length).toBeLessThanOrEqual(underway);
  });
});
