import { isUtf8 } from 'node:buffer';
import type { Decoder } from './decoded.ts';
import { payloadFault } from './payload-fault.ts';

/** UTF-8 that is not JSON. What starts with a NUL is binary that happens to be UTF-8. */
export const text: Decoder = (payload) => {
  if (payload[0] === 0 || !isUtf8(payload)) return undefined;
  return { encoding: 'text', value: payload.toString(), isRounded: false, issues: [payloadFault(payload)] };
};
