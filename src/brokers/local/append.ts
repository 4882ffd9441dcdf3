import { ftruncateSync, writeSync } from 'node:fs';
import { layout } from '../kafka/wire/record-batch.ts';
import { damagedLog } from './damaged-log.ts';
import { diskError, isMissing } from './disk-error.ts';
import type { Local } from './local.ts';
import { deletedMeanwhile } from './local-topics.ts';
import { lockFolder } from './lock.ts';
import { type LogFile, sizeOf } from './log-file.ts';
import { folderOf, type PartitionPlace } from './partition-folder.ts';
import { catchUp, catchUpNow } from './scan-log.ts';

export type Append = {
  readonly place: PartitionPlace;
  /** One record batch; its base offset, which its checksum leaves out, is set here. */
  readonly batch: Buffer;
  readonly signal: AbortSignal;
};

/**
 * Appends a batch to a partition's log and returns its base offset. When it returns, the operating system has the bytes:
 * they outlive this process however it ends, though not a loss of power (no fsync: this is a workbench, and each costs
 * more than all the rest).
 */
export const append = async (local: Local, { place, batch, signal }: Append): Promise<number> => {
  const folder = folderOf(local.root, place);
  // Most of a long log is scanned before others have to wait for it.
  await catchUp(openLog(local, place), signal);
  const unlock = await lock(local, folder, { place, signal });
  try {
    return appendLocked(local, openLog(local, place), batch);
  } catch (error) {
    throw diskError('write', folder, error);
  } finally {
    unlock();
  }
};

const openLog = ({ logs }: Local, place: PartitionPlace): LogFile => {
  try {
    return logs.openToAppend(place);
  } catch (error) {
    throw isMissing(error) ? deletedMeanwhile(place.topic, 'written to') : error;
  }
};

const lock = async (local: Local, folder: string, { place, signal }: Omit<Append, 'batch'>): Promise<() => void> => {
  const { owner, timeoutMs, label } = local;
  const what = `${place.topic}:${place.partition} on ${label}`;
  try {
    return await lockFolder(folder, { owner, timeoutMs, signal, what });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw isMissing(error) ? deletedMeanwhile(place.topic, 'written to') : diskError('write', folder, error);
  }
};

const appendLocked = (local: Local, log: LogFile, batch: Buffer): number => {
  const tail = catchUpNow(log);
  const { offset, position } = log.end;
  if (tail === 'corrupt') throw damagedLog(log, log.end);
  if (tail === 'torn') cutOff(log, local.notice);
  batch.writeBigInt64BE(BigInt(offset), layout.baseOffset);
  try {
    writeAll(log, batch, position);
  } catch (error) {
    ftruncateSync(log.fd, position);
    throw error;
  }
  return offset;
};

const cutOff = (log: LogFile, notice: Local['notice']): void => {
  const { topic, partition } = log.place;
  const torn = sizeOf(log) - log.end.position;
  ftruncateSync(log.fd, log.end.position);
  notice(`Cut off ${torn} B of an unfinished write at ${topic}:${partition}@${log.end.offset}: its writer had died.`);
};

const writeAll = ({ fd }: LogFile, bytes: Buffer, position: number): void => {
  for (let written = 0; written < bytes.length; ) {
    written += writeSync(fd, bytes, written, bytes.length - written, position + written);
  }
};
