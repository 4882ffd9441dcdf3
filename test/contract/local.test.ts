import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLocal } from '../../src/brokers/local/open-local.ts';
import { describeBroker } from './broker-contract.ts';

describeBroker('the embedded broker', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'evtool-local-'));
  const options = { root: join(folder, '.evtool/local'), topics: new Map(), timeoutMs: 10_000, notice: () => {} };
  return {
    open: () => openLocal(options),
    close: () => rm(folder, { recursive: true, force: true }),
  };
});
