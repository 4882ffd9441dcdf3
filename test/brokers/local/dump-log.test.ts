import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { draftOf, send } from '../../support/broker-session.ts';
import { fetchKafkaJars, whyNoKafka } from '../../support/kafka-jars.ts';
import { localFolder } from '../../support/local-folder.ts';

const missing = whyNoKafka();
if (missing !== null && process.env.CI) throw new Error(`no Kafka tools under CI: ${missing}`);
if (missing !== null) process.stderr.write(`Skipped, as there are no Kafka tools: ${missing}\n`);

test.skipIf(missing !== null)("Kafka's own log reader takes our segments", { timeout: 180_000 }, async () => {
  const { root, open } = await localFolder();
  const broker = await open();
  const headers = [
    ['Type', Buffer.from('Introspect')],
    ['Type', null],
  ] as const;
  await send(broker, [
    draftOf('orders', 'first', { key: Buffer.from('k1'), timestamp: 1_700_000_000_500, headers }),
    draftOf('orders', null, { key: Buffer.from('k2'), timestamp: 1_700_000_000_100 }),
  ]);
  await send(broker, [draftOf('orders', 'packed')], { compression: 'gzip' });
  await send(broker, [draftOf('orders', 'z-packed')], { compression: 'zstd' });
  const jars = await fetchKafkaJars((text) => void process.stderr.write(`${text}\n`));
  const log = join(root, 'orders-0', '00000000000000000000.log');
  const tool = ['org.apache.kafka.tools.DumpLogSegments', '--deep-iteration', '--print-data-log', '--files', log];
  const { stdout, stderr } = spawnSync('java', ['-cp', join(jars, '*'), ...tool], { encoding: 'utf8' });
  expect(stderr).not.toContain('Exception');
  const batches = stdout.split('\n').filter((line) => line.startsWith('baseOffset'));
  expect(batches).toHaveLength(3);
  for (const batch of batches) expect(batch).toContain('isvalid: true');
  const records = stdout.split('\n').filter((line) => line.includes('| offset:'));
  expect(records).toEqual([
    expect.stringMatching(/offset: 0 CreateTime: 1700000000500 .*headerKeys: \[Type,Type\] key: k1 payload: first$/),
    expect.stringMatching(/offset: 1 CreateTime: 1700000000100 .*key: k2$/),
    expect.stringMatching(/offset: 2 .*payload: packed$/),
    expect.stringMatching(/offset: 3 .*payload: z-packed$/),
  ]);
  expect(stdout).not.toContain('invalid bytes');
});
