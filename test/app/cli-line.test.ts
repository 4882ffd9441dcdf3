import { expect, test } from 'vitest';
import { debugLine, messageSource, produceLine, replayLine, tailLine, validateLine } from '../../src/app/cli-line.ts';

test('a tail has its window, its filters and the way to the cluster', () => {
  const filters = { where: "value.name == 'x'", grep: ['!k:7'], valid: false, event: 'order' };
  expect(tailLine({ names: ['orders'], from: ['-15m'], partitions: [0, 2], follow: false, filters }, ' -C dev')).toBe(
    `evtool tail orders --from=-15m -p 0,2 '--where=value.name == '\\''x'\\''' '--grep=!k:7' --invalid --event=order -e -C dev`,
  );
  expect(tailLine({ names: ['orders'], last: 5 }, '')).toBe('evtool tail orders --tail 5');
});

test('a message where it is can be replayed, debugged and checked', () => {
  const sources = [messageSource({ topic: 'orders', partition: 2, offset: 120 })];
  expect(replayLine({ sources, handler: 'order' }, ' -C dev')).toBe(
    'evtool replay orders:2@120 --handler order -C dev',
  );
  expect(debugLine({ sources, handler: 'order' }, '')).toBe('evtool debug order orders:2@120');
  expect(debugLine({ sources: [], handler: 'order', last: 5, handleInvalid: true }, ' -C dev')).toBe(
    'evtool debug order --tail 5 --handle-invalid -C dev',
  );
  expect(validateLine(sources, '')).toBe('evtool validate orders:2@120');
});

test('fixtures are sent to their topic or to another', () => {
  expect(produceLine({ files: ['fixtures/my order.json'], topic: 'copy' }, ' -b localhost:9092')).toBe(
    "evtool produce 'fixtures/my order.json' -t copy -b localhost:9092",
  );
});
