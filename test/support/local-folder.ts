import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type LocalOptions, openLocal } from '../../src/brokers/local/open-local.ts';
import type { Broker } from '../../src/core/ports.ts';

export type LocalFolder = {
  readonly root: string;
  readonly notices: readonly string[];
  readonly open: (options?: Partial<LocalOptions>) => Promise<Broker>;
};

/** A folder for the embedded broker, which does not exist yet; removed after the test, and its brokers closed. */
export const localFolder = async (): Promise<LocalFolder> => {
  const folder = await mkdtemp(join(tmpdir(), 'evtool-local-'));
  const root = join(folder, '.evtool', 'local');
  const notices: string[] = [];
  const opened: Broker[] = [];
  onTestFinished(async () => {
    for (const broker of opened) await broker.close();
    await rm(folder, { recursive: true, force: true });
  });
  const open = async (options: Partial<LocalOptions> = {}): Promise<Broker> => {
    const notice = (text: string): void => void notices.push(text);
    const broker = await openLocal({ root, topics: new Map(), timeoutMs: 10_000, notice, ...options });
    opened.push(broker);
    return broker;
  };
  return { root, notices, open };
};
