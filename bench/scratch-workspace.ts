import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const config = `
events:
  order:
    topic: orders
    partitions: 3
    when: { header: Type, is: Order }
    headers: { Type: Order }
    schema: schemas/order.yaml
    key: /id
handlers:
  total: { module: handlers/total.ts, event: order }
  count: { module: handlers/count.ts, event: order }
`;

const schema = `
$schema: https://json-schema.org/draft/2020-12/schema
type: object
required: [id, lines]
properties:
  id: { type: string }
  lines:
    type: array
    items:
      type: object
      required: [sku, count]
      properties: { sku: { type: string }, count: { type: integer, minimum: 1 } }
`;

/** A loop with an await in it, and a function to step into. */
export const total = `import { defineHandler } from 'evtool';

type Line = { readonly sku: string; readonly count: number };
type Order = { readonly id: string; readonly lines: readonly Line[] };

const priceOf = async ({ sku }: Line): Promise<number> => {
  const length = sku.length;
  return length * 10;
};

export default defineHandler<Order>({
  async onMessage({ value }, context) {
    let sum = 0;
    let last = { sku: '', price: 0 };
    for (const [index, line] of value.lines.entries()) {
      const price = await priceOf(line);
      const cost = price * line.count;
      sum += cost;
      last = { sku: line.sku, price };
    }
    context.log.info('summed up', { sum, last });
  },
});
`;

const count = `import { defineHandler } from 'evtool';

let seen = 0;

export default defineHandler({
  onMessage() {
    seen += 1;
  },
});
`;

export type Scratch = AsyncDisposable & {
  readonly root: string;
  readonly write: (file: string, text: string) => Promise<void>;
};

/** A workspace of its own, removed when it is disposed of. */
export const openScratch = async (): Promise<Scratch> => {
  const root = await mkdtemp(join(tmpdir(), 'evtool-bench-'));
  const write = async (file: string, text: string): Promise<void> => {
    const path = join(root, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  };
  await write('evtool.yml', config);
  await write('schemas/order.yaml', schema);
  await write('handlers/total.ts', total);
  await write('handlers/count.ts', count);
  return { root, write, [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }) };
};

/** A fixture with so many lines for the loop of \`total\`. */
export const orderOf = (lines: number): string =>
  JSON.stringify({
    event: 'order',
    value: {
      id: 'a',
      lines: Array.from({ length: lines }, (_, index) => ({ sku: `part-${index}`, count: (index % 9) + 1 })),
    },
  });
