import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

const config = `
events:
  order:
    topic: orders
    partitions: 2
    when: { header: Type, is: Order }
    schema: schemas/order.yaml
    key: /id
    headers:
      Type: Order
      Auth: { secret: true, default: open-sesame }
  refund: { topic: orders, when: { header: Type, is: Refund }, schema: schemas/order.yaml }
  paid: { topic: payments, when: { pointer: /kind, is: paid }, schema: schemas/paid.yaml, headers: { Source: shop } }
  unpaid: { topic: payments, when: { pointer: /kind, is: unpaid }, schema: none }
  invoice: { topic: invoices, key: /order, schema: none }
handlers:
  order: { module: handlers/order.ts, event: order }
`;

const schemas = {
  'schemas/order.yaml': `
$schema: https://json-schema.org/draft/2020-12/schema
type: object
required: [id]
properties: { id: { type: string }, do: {} }
`,
  'schemas/paid.yaml': `
$schema: https://json-schema.org/draft/2020-12/schema
type: object
required: [kind, amount]
properties: { kind: { const: paid }, amount: { type: number, minimum: 0 } }
`,
};

/** What the order asks for in \`do\`, is done: \`{ log: … }\`, \`{ produce: [target, message] }\`, \`{ throw: … }\` and so on. */
const handler = `import { defineHandler, Retryable } from 'evtool';

type Order = { readonly id: string; readonly do?: readonly Record<string, any>[] };

export default defineHandler<Order>({
  async onMessage({ value, headers }, context) {
    for (const deed of value?.do ?? []) {
      if (deed.log) context.log.info(deed.log, { id: value.id });
      if (deed.tell) context.log.warn('the header is ' + headers.Auth);
      if (deed.produce) await context.produce(deed.produce[0], deed.produce[1]);
      if (deed.throw) {
        throw new Retryable(deed.throw);
      }
      if (deed.skip) context.skip(deed.skip);
      if (deed.hang) await new Promise((resolve) => setTimeout(resolve, 60_000));
    }
    if (value === null) context.log.info('a tombstone');
  },
});
`;

export type ReplayWorkspace = {
  readonly root: string;
  readonly write: (file: string, content: unknown) => Promise<void>;
};

/** A workspace with a handler that does what its orders say; removed when the test ends. */
export const replayWorkspace = async (files: Readonly<Record<string, unknown>> = {}): Promise<ReplayWorkspace> => {
  const root = await mkdtemp(join(tmpdir(), 'evtool-replay-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const write = async (file: string, content: unknown): Promise<void> => {
    const path = join(root, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
  };
  for (const [file, content] of Object.entries({
    'evtool.yml': config,
    ...schemas,
    'handlers/order.ts': handler,
    ...files,
  })) {
    await write(file, content);
  }
  return { root, write };
};
