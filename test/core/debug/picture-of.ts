import type { Value, ValueLimits } from '../../../src/core/debug/value.ts';
import { stopLimits } from '../../../src/core/debug/value-limits.ts';
import { previewValue } from '../../../src/sandbox/worker/preview-value.ts';

/** A picture as the handler's thread makes it. */
export const pictureOf = (value: unknown, limits: Partial<ValueLimits> = {}): Value =>
  previewValue(value, { ...stopLimits, ...limits }, []);
