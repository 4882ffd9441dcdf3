import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { diskError, isMissing } from './disk-error.ts';

export type PartitionPlace = { readonly topic: string; readonly partition: number };

/** The folder of a partition, named as Kafka names it. */
export const folderOf = (root: string, { topic, partition }: PartitionPlace): string =>
  join(root, `${topic}-${partition}`);

/** The partition's one segment, named after its first offset as in Kafka. */
export const logOf = (root: string, place: PartitionPlace): string =>
  join(folderOf(root, place), '00000000000000000000.log');

/** The partitions that have a folder. None when the broker's folder is not there. */
export const storedPartitions = async (root: string): Promise<readonly PartitionPlace[]> => {
  try {
    return (await readdir(root)).flatMap((name) => placeOf(name) ?? []);
  } catch (error) {
    if (isMissing(error)) return [];
    throw diskError('read', root, error);
  }
};

const placeOf = (folder: string): PartitionPlace | null => {
  const [, topic, partition] = /^([\w.-]+)-(\d+)$/.exec(folder) ?? [];
  return topic === undefined ? null : { topic, partition: Number(partition) };
};
