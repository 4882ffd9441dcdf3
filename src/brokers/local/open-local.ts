import type { Broker } from '../../core/ports.ts';
import type { Local } from './local.ts';
import { localOffsets } from './local-offsets.ts';
import { localTopics } from './local-topics.ts';
import { logFiles } from './log-file.ts';
import { thisProcess } from './owner.ts';
import { storedPartitions } from './partition-folder.ts';
import { localReader } from './read-local.ts';
import { localWriter } from './write-local.ts';

export type LocalOptions = Pick<Local, 'root' | 'topics' | 'timeoutMs' | 'notice'> &
  Partial<Pick<Local, 'now' | 'random'>>;

/** The embedded broker over a folder, which the first write makes. Several processes may have it open at once. */
export const openLocal = async ({
  now = Date.now,
  random = Math.random,
  ...options
}: LocalOptions): Promise<Broker> => {
  const logs = logFiles(options.root);
  const local: Local = { ...options, now, random, logs, owner: thisProcess(), label: 'the embedded broker' };
  return {
    kind: 'local',
    label: local.label,
    answers: async () => void (await storedPartitions(options.root)),
    ...localTopics(local),
    ...localOffsets(local),
    // Handlers run in process: nothing joins a group here.
    listGroups: async () => [],
    describeGroups: async () => ({ groups: [], refused: [] }),
    ...localReader(local),
    ...localWriter(local),
    close: async () => logs.close(),
  };
};
