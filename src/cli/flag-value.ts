import { usageError } from '../core/errors.ts';
import type { Flag } from './command.ts';

type Given = {
  /** What the parser found: a text or a boolean, several of them, or nothing. */
  readonly given: unknown;
  readonly help: string;
};

/** A flag's value as its declaration promises it; undefined for one that is absent and has no default. */
export const flagValue = (name: string, flag: Flag, { given, help }: Given): unknown => {
  const { type, array = false, default: preset, demandOption } = flag;
  const values = given === undefined ? [] : [given].flat();
  if (type === 'boolean') return booleanValue(name, values.at(-1), preset === true);
  if (values.length === 0 && demandOption) throw usageError(`Missing: --${name}.`, help);
  if (values.length === 0) return preset ?? (array ? [] : undefined);
  const checked = values.map((value) => checkedValue(name, flag, String(value)));
  return array ? checked : checked.at(-1);
};

const booleanValue = (name: string, value: unknown, preset: boolean): boolean => {
  if (name.startsWith('no-')) return value === false;
  return value === undefined ? preset : value === true;
};

const checkedValue = (name: string, { type, choices }: Flag, text: string): string | number => {
  if (choices !== undefined && !choices.includes(text)) {
    throw usageError(`--${name} cannot be "${text}".`, `It is one of ${choices.join(', ')}.`);
  }
  if (type !== 'number') return text;
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value)) return value;
  throw usageError(`Not a number: --${name} "${text}".`);
};
