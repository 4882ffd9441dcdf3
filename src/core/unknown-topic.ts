import { type EvtoolError, usageError } from './errors.ts';

/** `label`: the broker's. */
export const unknownTopic = (name: string, label: string): EvtoolError =>
  usageError(`Unknown topic "${name}" on ${label}.`, `To make it: evtool topics create ${name}`);
