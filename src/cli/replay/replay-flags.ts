import type { Isolation } from '../../core/handler/registration.ts';
import type { Flag } from '../command.ts';
import { type WindowArgs, windowFlags } from '../window-flags.ts';

export type ReplayArgs = WindowArgs & {
  readonly sources?: readonly string[];
  readonly handler: string;
  readonly tail?: number;
  readonly maxMessages?: number;
  readonly send: boolean;
  readonly yes: boolean;
  readonly keepGoing: boolean;
  readonly handleInvalid: boolean;
  readonly timeoutMs: number;
  readonly maxMemory: number;
  readonly envFile?: string;
  readonly isolate?: Isolation;
  readonly inspect?: string;
  readonly inspectBrk?: string;
  readonly watch: boolean;
  readonly failIfEmpty: boolean;
  readonly step: boolean;
  readonly break: readonly string[];
  readonly watchExpr: readonly string[];
  readonly trace?: string;
  readonly plain: boolean;
};

/** Of every command that runs messages through a handler. */
export const replayFlags = {
  tail: { type: 'number', value: 'N', describe: 'the last N that the handler takes' },
  ...windowFlags,
  'max-messages': { alias: 'n', type: 'number', value: 'N', describe: 'stop after N' },
  send: { type: 'boolean', describe: 'send what the handler produced, after each ok' },
  yes: { alias: 'y', type: 'boolean', describe: 'send without a question' },
  'keep-going': { type: 'boolean', describe: 'go on after a failure' },
  'handle-invalid': { type: 'boolean', describe: 'run invalid messages too' },
  'timeout-ms': { type: 'number', value: 'N', default: 30_000, describe: 'for one message (30000; 0: none)' },
  'max-memory': { type: 'number', value: 'MB', default: 256, describe: "for the handler's heap (256)" },
  'env-file': { type: 'string', value: 'FILE', describe: "variables for the handler, not its own file's" },
  isolate: { type: 'string', choices: ['worker', 'process'], value: 'WHERE', describe: 'where the handler runs' },
  watch: { type: 'boolean', describe: 'again on every save' },
  'fail-if-empty': { type: 'boolean', describe: 'exit 6 if there is no message' },
} satisfies Readonly<Record<string, Flag>>;

export const stepFlag = {
  step: { type: 'boolean', describe: 'stop at each message, go on line by line' },
} satisfies Readonly<Record<string, Flag>>;

/** How to stop, and what to look at; all but `trace` mean `step` too. */
export const stepFlags = {
  break: { type: 'string', array: true, value: 'SPEC', describe: 'stop at FILE:LINE [if EXPR], throw, produce …' },
  'watch-expr': { type: 'string', array: true, value: 'EXPR', describe: 'show at each stop' },
  trace: { type: 'string', value: 'FILE', describe: 'write every line passed to FILE, as NDJSON' },
  plain: { type: 'boolean', describe: 'step at a prompt, by lines of text' },
} satisfies Readonly<Record<string, Flag>>;
