import { type Decoded, noIssues } from './decoded.ts';
import { decoders } from './index.ts';

const tombstone: Decoded = { encoding: null, value: null, isRounded: false, issues: noIssues };

/** Reads a payload; null is a tombstone. Never throws: whatever is wrong with the bytes is in `issues`. */
export const decode = (payload: Buffer | null): Decoded => {
  if (payload === null) return tombstone;
  for (const decoder of decoders) {
    const decoded = decoder(payload);
    if (decoded) return decoded;
  }
  throw new Error('No decoder takes any bytes');
};
