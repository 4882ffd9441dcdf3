import { EvtoolError } from '../../core/errors.ts';
import { systemReason } from '../../core/system-reason.ts';

export const unreadableInput = (cause: Error): EvtoolError =>
  new EvtoolError(`Cannot read the commands: ${systemReason(cause)}.`, { cause });
