import { EvtoolError } from '../../core/errors.ts';
import type { LogFile, LogPosition } from './log-file.ts';

/** What is no batch, and not the torn rest of one, can only have been written by another program. */
export const damagedLog = ({ path, place }: LogFile, { offset, position }: LogPosition): EvtoolError =>
  new EvtoolError(`${path} is damaged: what begins at byte ${position} (offset ${offset}) is no record batch.`, {
    hint: `To start the topic over: evtool topics delete ${place.topic}`,
  });
