import type { Value } from '../../../core/debug/value.ts';
import { valueText } from '../../../core/debug/value-text.ts';

/** A value on a line, or that there was none. */
export const valueOrNone = (value: Value | null | undefined, columns: number): string =>
  value ? valueText(value, Math.max(8, columns)) : '(not there)';
