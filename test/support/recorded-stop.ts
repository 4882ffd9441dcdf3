import type { Stop } from '../../src/app/debug/stop.ts';
import type { Value } from '../../src/core/debug/value.ts';
import { inspectedMessage } from './inspected-message.ts';

type Parts = Partial<Omit<Stop, 'queued'>> & {
  readonly line?: number;
  readonly function?: string;
  /** Calls below the innermost. */
  readonly depth?: number;
  readonly variables?: Readonly<Record<string, Value | number>>;
  readonly message?: number;
  readonly attempt?: number;
};

export const numberValue = (number: number): Value => ({ type: 'number', text: String(number) });

const frame = (name: string, line: number) => ({
  file: 'handlers/open.ts',
  line,
  column: 3,
  function: name,
  isAsync: false,
});

/** A stop on a line of `onMessage`, for tests of what is recorded; with `line: 0` at a stage that is no line. */
export const recordedStop = ({
  line = 1,
  function: name = 'onMessage',
  depth = 0,
  variables = {},
  message = 1,
  attempt = 1,
  ...rest
}: Parts = {}): Stop => ({
  number: 1,
  reason: 'next',
  stage: 'handle',
  frames: line === 0 ? [] : [frame(name, line), ...Array.from({ length: depth }, () => frame('caller', 99))],
  scopes: [
    {
      kind: 'local',
      variables: Object.entries(variables).map(([key, value]) => ({
        name: key,
        value: typeof value === 'number' ? numberValue(value) : value,
      })),
    },
  ],
  changed: [],
  watches: [],
  queued: { message: inspectedMessage(), hasPlace: true, number: message, attempt },
  effects: { logs: 0, produced: 0 },
  ...rest,
});
