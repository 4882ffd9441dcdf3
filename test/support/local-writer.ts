import { writeSync } from 'node:fs';
import { openLocal } from '../../src/brokers/local/open-local.ts';
import type { Draft } from '../../src/core/message.ts';

/**
 * A process that appends to the embedded broker, one message at a time, and says on stdout what was confirmed:
 * `node local-writer.ts ROOT TOPIC NAME COUNT SIZE [USER]`. Values are `NAME:NUMBER:` and padding up to SIZE bytes.
 */
const [root = '', topic = '', name = '', count = '1', size = '0', user] = process.argv.slice(2);

const draftOf = (number: number): Draft => ({
  topic,
  key: null,
  value: Buffer.from(`${name}:${number}:`.padEnd(Number(size), '.')),
  headers: [],
});

const notices: string[] = [];
const broker = await openLocal({ root, topics: new Map(), timeoutMs: 20_000, notice: (text) => notices.push(text) });
// Rights mean nothing to the superuser.
if (user !== undefined && process.getuid?.() === 0) process.setuid?.(Number(user));

const drafts = (async function* () {
  for (let number = 0; number < Number(count); number += 1) yield [draftOf(number)];
})();
try {
  for await (const receipts of broker.write(drafts, { signal: new AbortController().signal })) {
    for (const { draft, offset } of receipts) {
      const [writer, number] = String(draft.value).split(':');
      writeSync(1, `${offset} ${writer}:${number}\n`);
    }
  }
} catch (error) {
  writeSync(2, `${error instanceof Error ? `${error.name}: ${error.message}` : error}\n`);
  process.exitCode = 1;
} finally {
  await broker.close();
}
for (const text of notices) writeSync(2, `${text}\n`);
