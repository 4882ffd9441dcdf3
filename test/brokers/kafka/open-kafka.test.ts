import { once } from 'node:events';
import { createServer as createWebServer } from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { openKafka } from '../../../src/brokers/kafka/open-kafka.ts';
import { EvtoolError } from '../../../src/core/errors.ts';

const servers: Server[] = [];
const sockets: Socket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

const listen = async (server: Server): Promise<string> => {
  servers.push(server);
  server.on('connection', (socket) => sockets.push(socket.on('error', () => {})));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `127.0.0.1:${address.port}`;
};

const failureOf = async (brokers: readonly string[], timeoutMs = 5_000): Promise<EvtoolError> => {
  const error = await openKafka({ brokers, timeoutMs }).then(
    () => new Error('it opened'),
    (reason: unknown) => reason,
  );
  if (error instanceof EvtoolError) return error;
  throw error;
};

const closedPort = async (): Promise<string> => {
  const server = createServer();
  const address = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  servers.splice(servers.indexOf(server), 1);
  return address;
};

test('where nothing listens, the address and the refusal are named', async () => {
  const address = await closedPort();
  const error = await failureOf([address]);
  expect(error.message).toBe(`Cannot reach Kafka at ${address}: connection refused.`);
  expect(error.hint).toContain('-b HOST:PORT');
  expect(error.exitCode).toBe(1);
});

test('all addresses that were tried are named', async () => {
  const [first, second] = [await closedPort(), await closedPort()];
  const { message } = await failureOf([first, second]);
  expect(message).toContain('any of');
  expect(message).toContain(`${first} (connection refused)`);
  expect(message).toContain(`${second} (connection refused)`);
});

test('a host that nobody knows is named as such', async () => {
  const { message } = await failureOf(['kafka.invalid:9092']);
  expect(message).toMatch(/^Cannot reach Kafka at kafka\.invalid:9092: (unknown host|the host name could not)/);
});

test('a server that closes the connection may want TLS or a login', async () => {
  const address = await listen(createServer((socket) => socket.end()));
  const error = await failureOf([address]);
  expect(error.message).toBe(`Cannot reach Kafka at ${address}: it closed the connection.`);
  expect(error.hint).toContain('TLS');
});

test('a web server is recognised', async () => {
  const address = await listen(createWebServer((_, response) => response.end('hello')));
  expect((await failureOf([address])).message).toBe(
    `Cannot reach Kafka at ${address}: a web server answers there, not Kafka.`,
  );
});

test.each([
  ['a greeting', Buffer.from('220 mail.example.com ESMTP\r\n'), 'does not speak Kafka'],
  ['short nonsense', Buffer.from([0, 0, 0, 8, 0, 0, 0, 0, 0, 10, 11, 12]), 'does not speak Kafka'],
  ['a TLS alert', Buffer.from([0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x46]), 'it wants TLS'],
])('a server that answers with %s is not taken for Kafka', async (_, answer, fault) => {
  const address = await listen(createServer((socket) => socket.once('data', () => socket.write(answer))));
  const { message } = await failureOf([address]);
  expect(message).toContain(`Cannot reach Kafka at ${address}: `);
  expect(message).toContain(fault);
});

test('a broker that speaks only other versions of the protocol is told as that', async () => {
  // The answer to the first ApiVersions request: no error; one entry, Produce in versions 20 to 30.
  const versions = Buffer.from([0, 0, 0, 0, 0, 1, 0, 0, 0, 20, 0, 30, 0, 0, 0, 0]);
  const server = createServer((socket) =>
    socket.on('data', (request: Buffer) => {
      const answer = Buffer.alloc(8);
      answer.writeInt32BE(4 + versions.length);
      request.copy(answer, 4, 8, 12); // the correlation id
      socket.write(Buffer.concat([answer, versions]));
    }),
  );
  const address = await listen(server);
  expect((await failureOf([address])).message).toBe(
    `Cannot reach Kafka at ${address}: it speaks Produce in versions 20 to 30, and evtool in 7.`,
  );
});

test('a server that says nothing is given up after the time-out', async () => {
  const address = await listen(createServer(() => {}));
  const error = await failureOf([address], 300);
  expect(error.message).toBe(`Cannot reach Kafka at ${address}: no answer within 0.3 s.`);
  expect(error.hint).toContain('--timeout');
});

test.each(['', 'a:b:c', 'localhost:0', 'localhost:99999', 'two words:9092'])(
  '"%s" is refused as an address, as wrong use',
  async (address) => {
    const error = await failureOf([address]);
    expect(error.message).toBe(`"${address}" is not the address of a broker.`);
    expect(error.exitCode).toBe(2);
  },
);
