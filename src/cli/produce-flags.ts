import type { DraftOverrides } from '../app/fixture/draft-settings.ts';
import { usageError } from '../core/errors.ts';
import type { Header } from '../core/message.ts';
import type { Compression, Partitioner, WriteOptions } from '../core/ports.ts';
import { parseTime } from '../core/position/time.ts';
import type { Flag } from './command.ts';

export type ProduceArgs = {
  readonly fixtures?: readonly string[];
  readonly topic?: string;
  readonly event?: string;
  readonly key?: string;
  readonly header: readonly string[];
  readonly partition?: string;
  readonly timestamp?: string;
  readonly tombstone: boolean;
  readonly repeat?: number;
  readonly rate?: number;
  readonly partitioner?: Partitioner;
  readonly acks?: string;
  readonly compression?: Compression;
  readonly dryRun: boolean;
  readonly noValidate: boolean;
  readonly skipInvalid: boolean;
  readonly fill: boolean;
  readonly yes: boolean;
};

export const produceFlags = {
  topic: { alias: 't', type: 'string', value: 'TOPIC', describe: 'where to; wins over the fixture, as all flags do' },
  event: { alias: 'e', type: 'string', value: 'NAME', describe: 'which event it is' },
  key: { alias: 'k', type: 'string', value: 'KEY', describe: 'the key' },
  header: { alias: 'H', type: 'string', array: true, value: 'NAME=VALUE', describe: 'a header; may be repeated' },
  partition: { alias: 'p', type: 'string', value: 'N', describe: 'the partition; any: the key decides' },
  timestamp: { type: 'string', value: 'TIME', describe: 'ISO, epoch, now, -1h' },
  tombstone: { alias: 'Z', type: 'boolean', describe: 'send null as the value; needs no fixture' },
  repeat: { type: 'number', value: 'N', describe: 'send all fixtures N times' },
  rate: { type: 'number', value: 'N', describe: 'messages a second at most' },
  partitioner: {
    type: 'string',
    choices: ['murmur2', 'crc32'],
    value: 'NAME',
    describe: 'how a key picks its partition',
  },
  acks: { type: 'string', choices: ['all', '1', '0'], value: 'WHO', describe: 'replicas to wait for' },
  compression: {
    alias: 'z',
    type: 'string',
    value: 'CODEC',
    choices: ['none', 'gzip', 'snappy', 'lz4', 'zstd'],
    describe: 'codec',
  },
  'dry-run': { type: 'boolean', describe: 'check, and print what would be sent; needs no broker' },
  'no-validate': { type: 'boolean', describe: 'send whatever it is' },
  'skip-invalid': { type: 'boolean', describe: 'leave invalid messages out' },
  fill: { type: 'boolean', describe: 'complete lines that were read from a topic too' },
  yes: { alias: 'y', type: 'boolean', describe: 'do not ask in production' },
} satisfies Readonly<Record<string, Flag>>;

/** Undefined when no flag says anything of the messages. */
export const overridesOf = (args: ProduceArgs, now: number): DraftOverrides | undefined => {
  const overrides = allOverrides(args, now);
  return Object.values(overrides).some((value) => value !== undefined) ? overrides : undefined;
};

const allOverrides = (args: ProduceArgs, now: number): DraftOverrides => ({
  key: args.key === undefined ? undefined : Buffer.from(args.key),
  headers: args.header.length === 0 ? undefined : args.header.map(headerOf),
  partition: args.partition === undefined ? undefined : partitionOf(args.partition),
  timestamp: args.timestamp === undefined ? undefined : timestampOf(args.timestamp, now),
  tombstone: args.tombstone || undefined,
});

export const writeOptionsOf = ({ acks, compression, partitioner }: ProduceArgs): Omit<WriteOptions, 'signal'> => ({
  compression,
  partitioner,
  acks: acks === '1' ? 1 : acks === '0' ? 0 : -1,
});

/** A number above 0 of a flag, whole where it counts. */
export const positive = (name: string, value: number | undefined, isWhole: boolean): number | undefined => {
  if (value === undefined || (value > 0 && Number.isFinite(value) && (!isWhole || Number.isSafeInteger(value))))
    return value;
  throw usageError(`--${name} must be a ${isWhole ? 'whole number from 1 on' : 'number above 0'}, is ${value}.`);
};

const headerOf = (text: string): Header => {
  const at = text.indexOf('=');
  if (at > 0) return [text.slice(0, at), Buffer.from(text.slice(at + 1))];
  throw usageError(`Not a header: "${text}".`, 'For example: -H Type=Introspect');
};

const partitionOf = (text: string): number | 'any' => {
  if (text === 'any') return text;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw usageError(`Not a partition: "${text}".`, 'A number from 0 on, or any: then the key decides.');
};

const timestampOf = (text: string, now: number): number => {
  const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
  const instant = parseTime(text.replace(/^@/, ''), { now, zone });
  if (instant !== null && instant >= 0) return instant;
  throw usageError(`Not a time: "${text}".`, 'For example: --timestamp 2026-11-24T08:00:00Z, 1764000000000, -1h');
};
