import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { BoundBreakpoint, Breakpoint } from '../../src/core/debug/breakpoint.ts';
import type { DebugRunner } from '../../src/core/debug/debugger.ts';
import { parseBreakpoint } from '../../src/core/debug/parse-breakpoint.ts';
import type { Pause, Resume } from '../../src/core/debug/pause.ts';
import type { Value } from '../../src/core/debug/value.ts';
import { valueText } from '../../src/core/debug/value-text.ts';
import type { ProduceCall, RunInput, RunnerOptions } from '../../src/core/handler/runner.ts';
import type { StepEvent } from '../../src/core/replay/step-event.ts';
import { openDebugger } from '../../src/sandbox/open-debugger.ts';
import { collect, inputOf } from './run-handler.ts';

/** Sources by path; the first is the handler's. */
export type Files = Readonly<Record<string, string>>;

type How = Exclude<Resume['how'], 'until'>;
export type Answer = How | Resume;
/** What to answer to a stop; `index` counts them from 0. */
export type Answering = (pause: Pause, index: number) => Answer | Promise<Answer>;

export type DebugOptions = Partial<Omit<RunnerOptions, 'handler' | 'root' | 'onProduce'>> & {
  /** A list is answered in order, its last one to all further stops. */
  readonly answers?: readonly Answer[] | Answering;
  /** As a person types them; `{text}` stands for the number of the first line of the handler's file with that text. */
  readonly breakpoints?: readonly string[];
  readonly nodeOptions?: readonly string[];
};

export type Debugged = {
  readonly root: string;
  readonly runner: DebugRunner;
  /** `reason line's text`, of every stop until now. */
  readonly stops: string[];
  readonly pauses: Pause[];
  readonly produced: ProduceCall[];
  /** Runs one message. */
  readonly run: (value?: unknown, options?: RunOptions) => Promise<readonly StepEvent[]>;
  readonly setBreakpoints: (specs: readonly string[]) => Promise<readonly BoundBreakpoint[]>;
  readonly write: (files: Files) => void;
  /** The number of the first line with that text. */
  readonly lineOf: (text: string, file?: string) => number;
  readonly close: () => Promise<void>;
};

type RunOptions = { readonly input?: Partial<RunInput>; readonly signal?: AbortSignal };

/** A handler under the debugger, in a folder of its own; both are gone when the test is over. */
export const debugHandler = async (
  files: Files,
  { answers = ['next'], breakpoints = [], nodeOptions = [], ...options }: DebugOptions = {},
): Promise<Debugged> => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'evtool-debug-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const [module = ''] = Object.keys(files);
  const sources = new Map<string, string>();
  const stops: string[] = [];
  const pauses: Pause[] = [];
  const produced: ProduceCall[] = [];
  const write = (changed: Files): void => {
    for (const [file, text] of Object.entries(changed)) {
      sources.set(file, text);
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
  };
  const lineOf = (text: string, file = module): number => {
    const index = linesOf(sources.get(file)).findIndex((line) => line.includes(text));
    if (index < 0) throw new Error(`no line of ${file} has ${text}`);
    return index + 1;
  };
  const breakpointOf = (spec: string): Breakpoint =>
    parseBreakpoint(
      spec.replace(/\{(.+?)\}/, (_, text: string) => String(lineOf(text, /^([^{:]+):/.exec(spec)?.[1]))),
      { file: module },
    );
  write({ 'package.json': '{ "type": "module" }', ...files });
  const runner = await openDebugger({
    root,
    handler: { name: 'h', module, events: [], topics: [], nodeOptions, envFile: null },
    onProduce: async (call) => {
      produced.push(call);
      return { topic: call.target, partition: null, offset: null, held: true };
    },
    timeoutMs: 120_000,
    maxMemoryMb: 256,
    env: {},
    ...options,
    onPause: async (pause) => {
      const [{ file, line }] = pause.frames as [Pause['frames'][number]];
      stops.push(`${pause.reason} ${linesOf(sources.get(file))[line - 1]?.trim() ?? `${file}:${line}`}`);
      pauses.push(pause);
      const answer = await answerOf(answers, pause, pauses.length - 1);
      return typeof answer === 'string' ? { how: answer } : answer;
    },
  });
  onTestFinished(() => runner.close());
  const debugged: Debugged = {
    root,
    runner,
    stops,
    pauses,
    produced,
    run: (value = {}, { input, signal = new AbortController().signal } = {}) =>
      collect(runner.run(inputOf(value, input), { signal })),
    setBreakpoints: (specs) => runner.setBreakpoints(specs.map(breakpointOf)),
    write,
    lineOf,
    close: () => runner.close(),
  };
  if (breakpoints.length > 0) await debugged.setBreakpoints(breakpoints);
  return debugged;
};

const answerOf = (answers: readonly Answer[] | Answering, pause: Pause, index: number): Answer | Promise<Answer> => {
  if (typeof answers === 'function') return answers(pause, index);
  return answers[Math.min(index, answers.length - 1)] ?? 'continue';
};

const linesOf = (text = ''): readonly string[] => text.split('\n');

/** The stops that one message makes of a handler. */
export const stopsOf = async (
  files: Files,
  options: DebugOptions & { readonly value?: unknown } = {},
): Promise<readonly string[]> => {
  const { run, stops } = await debugHandler(files, options);
  await run(options.value);
  return stops;
};

/** What a stop shows of a variable, as text; undefined where it shows none of that name. */
export const shown = ({ scopes }: Pause, name: string): string | undefined => {
  const found = scopes.flatMap(({ variables }) => variables).find((variable) => variable.name === name);
  return found && valueText(found.value);
};

/** What asking came to, as text. */
export const saidOf = (found: { readonly value: Value } | { readonly error: string }): string =>
  'error' in found ? found.error : valueText(found.value);

/** How many worker threads this process has. */
export const threads = (): number => process.getActiveResourcesInfo().filter((name) => name === 'MessagePort').length;
