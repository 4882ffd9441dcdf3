import { once } from 'node:events';
import { createServer } from 'node:net';
import { type EvtoolError, usageError } from '../core/errors.ts';
import type { InspectSettings } from '../core/handler/runner.ts';
import type { Waiting } from '../core/ports.ts';

/** Fails with an EvtoolError when nothing can listen at the address: Node's inspector would only print so. */
export const refuseUnusable = async ({ host, port }: InspectSettings, { signal }: Waiting): Promise<void> => {
  const server = createServer();
  try {
    server.listen({ host, port });
    await once(server, 'listening', { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw translated(error, host, port);
  } finally {
    server.close();
  }
};

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'it is in use',
  EACCES: 'this user may not',
  EADDRNOTAVAIL: 'this machine has no such address',
  ENOTFOUND: 'no such host is known',
  EAI_AGAIN: 'no such host is known',
};

const translated = (error: unknown, host: string, port: number): EvtoolError => {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  const address = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const reason = reasons[String(code)] ?? String(code ?? error);
  return usageError(`The inspector cannot listen on ${address}: ${reason}.`, 'Take any free port: --inspect');
};
