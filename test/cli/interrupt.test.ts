import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { startCli } from '../support/run-cli.ts';

it('ends at once on Ctrl-C while a broker takes the connection and never answers', async () => {
  const sockets: Socket[] = [];
  const server = createServer((socket) => void sockets.push(socket)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;
  try {
    const connected = once(server, 'connection');
    const args = ['tail', 'orders', '-b', `127.0.0.1:${port}`, '--timeout', '60000'];
    const running = startCli(args, { cwd: tmpdir() });
    await connected;
    running.interrupt();
    expect(await running.result).toMatchObject({ code: 130, stdout: '' });
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
});
