import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLocal } from '../../src/brokers/local/open-local.ts';
import type { Broker } from '../../src/core/ports.ts';

export type ScratchBroker = {
  readonly broker: Broker;
  /** Closes the broker and removes its folder. */
  readonly close: () => Promise<void>;
};

/** An embedded broker in a folder of its own, without topics. */
export const openScratchBroker = async (): Promise<ScratchBroker> => {
  const root = await mkdtemp(join(tmpdir(), 'evtool-broker-'));
  const broker = await openLocal({ root, topics: new Map(), timeoutMs: 10_000, notice: () => {} });
  return {
    broker,
    close: async () => {
      await broker.close();
      await rm(root, { recursive: true, force: true });
    },
  };
};
