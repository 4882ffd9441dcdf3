import childProcess, { ChildProcess } from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { Print } from './capture-descriptors.ts';

type Call = (this: unknown, ...args: readonly unknown[]) => unknown;

/** Prints what programs that the handler starts write where it would: they inherit nothing of the process. */
export const captureChildren = (print: Print): void => {
  captureSpawn(print);
  captureSpawnSync(print);
  for (const name of ['execSync', 'execFileSync']) captureExecSync(name, print);
  syncBuiltinESMExports();
};

const captureSpawn = (print: Print): void => {
  const original: Call = Reflect.get(ChildProcess.prototype, 'spawn');
  const spawn: Call = function (this: unknown, options) {
    const { stdio, inherited, isOwn } = ownStdio(Reflect.get(Object(options), 'stdio'));
    if (isOwn) return Reflect.apply(original, this, [options]);
    const started = Reflect.apply(original, this, [{ ...Object(options), stdio }]);
    for (const one of inherited) listen(this, one, print);
    return started;
  };
  Reflect.set(ChildProcess.prototype, 'spawn', spawn);
};

const streamNames: readonly string[] = ['stdin', 'stdout', 'stderr'];

/** Who lets a child inherit a stream finds none there. */
const listen = (child: unknown, { index, descriptor }: Inherited, print: Print): void => {
  if (!(child instanceof ChildProcess)) return;
  const pipe: unknown = child.stdio[index];
  if (!(pipe instanceof Readable)) return;
  const decoder = new StringDecoder();
  const tell = (text: string): void => {
    if (text !== '') print(descriptor, text);
  };
  pipe.on('data', (bytes: Buffer) => tell(decoder.write(bytes)));
  pipe.on('end', () => tell(decoder.end()));
  takeAway(child, child.stdio, index);
};

const takeAway = (owner: object, streams: object, index: number): void => {
  Reflect.set(streams, index, null);
  const name = streamNames[index];
  if (name !== undefined) Reflect.set(owner, name, null);
};

const captureSpawnSync = (print: Print): void =>
  withOptions('spawnSync', (options, call) => {
    const { stdio, inherited, isOwn } = ownStdio(Reflect.get(options, 'stdio'));
    if (isOwn) return call(options);
    const result: object = Object(call({ ...unbounded, ...options, stdio }));
    const output: object = Object(Reflect.get(result, 'output'));
    for (const { index, descriptor } of inherited) {
      const text = String(Reflect.get(output, index) ?? '');
      if (text !== '') print(descriptor, text);
      takeAway(result, output, index);
    }
    return result;
  });

/** What a child inherits it may fill as it likes; a child that fills a pipe is killed. */
const unbounded = { maxBuffer: Number.POSITIVE_INFINITY };

/** Without a word on it they answer the output, and write errors where it is captured. */
const captureExecSync = (name: string, print: Print): void =>
  withOptions(name, (options, call) => {
    const { inherited, isOwn } = ownStdio(Reflect.get(options, 'stdio'));
    if (isOwn) return call(options);
    const out = inherited.find(({ index }) => index === 1);
    const tell = (output: unknown): void => {
      const text = String(output ?? '');
      if (out !== undefined && text !== '') print(out.descriptor, text);
    };
    try {
      const output = call({ ...unbounded, ...options, stdio: undefined });
      tell(output);
      return out === undefined ? output : null;
    } catch (error) {
      tell(Reflect.get(Object(error), 'stdout'));
      throw error;
    }
  });

type Within = (options: object, call: (options: object) => unknown) => unknown;

const withOptions = (name: string, within: Within): void => {
  const original: Call = Reflect.get(childProcess, name);
  const replaced: Call = (...args) => {
    const at = args.findIndex(
      (one, index) => index > 0 && typeof one === 'object' && one !== null && !Array.isArray(one),
    );
    if (at < 0) return Reflect.apply(original, childProcess, [...args]);
    return within(Object(args[at]), (options) => Reflect.apply(original, childProcess, args.with(at, options)));
  };
  Reflect.set(childProcess, name, replaced);
};

type Inherited = {
  /** Which of the child's descriptors. */
  readonly index: number;
  /** The one of the process that it was to be. */
  readonly descriptor: 1 | 2;
};

type Stdio = {
  readonly stdio: readonly unknown[];
  readonly inherited: readonly Inherited[];
  /** It was to have none of the process's, its keyboard neither. */
  readonly isOwn: boolean;
};

/** What a child gets instead of what is the process's. */
const ownStdio = (stdio: unknown): Stdio => {
  const wanted: readonly unknown[] = Array.isArray(stdio) ? stdio : [stdio, stdio, stdio];
  const sources = wanted.map(sourceOf);
  return {
    stdio: wanted.map((one, index) => (sources[index] === null ? one : index === 0 ? 'ignore' : 'pipe')),
    inherited: sources.flatMap((source, index) =>
      source === null || index === 0 ? [] : [{ index, descriptor: source === 2 ? 2 : 1 }],
    ),
    isOwn: sources.every((source) => source === null),
  };
};

/** Which of the process's standard streams is meant, of which its keyboard can be written to as well; null: none. */
const sourceOf = (one: unknown, index: number): number | null => {
  const descriptor = one === 'inherit' ? index : typeof one === 'object' && one !== null ? descriptorOf(one) : one;
  return descriptor === 0 || descriptor === 1 || descriptor === 2 ? descriptor : null;
};

/** A thread's own streams have no descriptor. */
const descriptorOf = (stream: object): unknown => {
  if (stream === process.stdout) return 1;
  return stream === process.stderr ? 2 : Reflect.get(stream, 'fd');
};
