import { usageError } from '../core/errors.ts';

/** A value with where it came from; flags win over `EVTOOL_*`. */
export type Setting<T> = { readonly value: T; readonly source: 'flag' | 'environment' | 'default' };

export type Settings = {
  /** Undefined: the workspace decides. */
  readonly context: Setting<string | undefined>;
  /** Empty: the context's own. */
  readonly brokers: Setting<readonly string[]>;
  /** Undefined: the nearest at or above the working directory. */
  readonly workspace: Setting<string | undefined>;
  /** How long to wait for the cluster or a lock, in ms. */
  readonly timeout: Setting<number>;
};

type Environment = Readonly<Record<string, string | undefined>>;

const defaultTimeoutMs = 10_000;

export const settingsOf = (args: Readonly<Record<string, unknown>>, env: Environment): Settings => {
  const text = (name: string): Setting<string | undefined> => {
    const flag = args[name];
    if (typeof flag === 'string') return { value: flag, source: 'flag' };
    const variable = env[`EVTOOL_${name.toUpperCase()}`];
    return variable ? { value: variable, source: 'environment' } : { value: undefined, source: 'default' };
  };
  const timeout = text('timeout');
  const brokers = text('brokers');
  return {
    context: text('context'),
    brokers: { ...brokers, value: addresses(brokers) },
    workspace: text('workspace'),
    timeout: { ...timeout, value: timeout.value === undefined ? defaultTimeoutMs : milliseconds(timeout.value) },
  };
};

const addresses = ({ value, source }: Setting<string | undefined>): readonly string[] => {
  if (value === undefined) return [];
  const listed = value.split(',').map((address) => address.trim());
  if (listed.every((address) => address !== '')) return listed;
  const from = source === 'flag' ? '--brokers' : 'EVTOOL_BROKERS';
  throw usageError(`Not a list of brokers: ${from} is "${value}".`, 'Write them as HOST:PORT,HOST:PORT.');
};

const milliseconds = (text: string): number => {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value > 0) return value;
  throw usageError(`Not a number of milliseconds above 0: --timeout "${text}".`, 'For ten seconds: --timeout 10000');
};
