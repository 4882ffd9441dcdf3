import type { Decoder } from './decoded.ts';
import { payloadFault } from './payload-fault.ts';

export const bytes: Decoder = (payload) => ({
  encoding: 'base64',
  value: payload,
  isRounded: false,
  issues: [payloadFault(payload)],
});
