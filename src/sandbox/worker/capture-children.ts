import childProcess, { ChildProcess } from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import type { Print } from './capture-descriptors.ts';

type Call = (this: unknown, ...args: readonly unknown[]) => unknown;

/** Prints what programs that the handler starts write where it would: they inherit nothing of the process. */
export const captureChildren = (print: Print): void => {
  captureSpawn(print);
  captureSpawnSync(print);
  for (const name of ['execSync', 'execFileSync']) captureExecSync(name);
  syncBuiltinESMExports();
};

const captureSpawn = (print: Print): void => {
  const original: Call = Reflect.get(ChildProcess.prototype, 'spawn');
  const spawn: Call = function (this: unknown, options) {
    const { stdio, inherited, isOwn } = ownStdio(Reflect.get(Object(options), 'stdio'));
    if (isOwn) return Reflect.apply(original, this, [options]);
    const started = Reflect.apply(original, this, [{ ...Object(options), stdio }]);
    for (const descriptor of inherited) listen(this, descriptor, print);
    return started;
  };
  Reflect.set(ChildProcess.prototype, 'spawn', spawn);
};

const streamNames = { 1: 'stdout', 2: 'stderr' } as const;

/** Who lets a child inherit a stream finds none there. */
const listen = (child: unknown, descriptor: 1 | 2, print: Print): void => {
  if (!(child instanceof ChildProcess)) return;
  const name = streamNames[descriptor];
  child[name]?.on('data', (bytes: Buffer) => print(descriptor, bytes.toString()));
  child[name] = null;
};

const captureSpawnSync = (print: Print): void =>
  withOptions('spawnSync', (options, call) => {
    const { stdio, inherited, isOwn } = ownStdio(Reflect.get(options, 'stdio'));
    if (isOwn) return call(options);
    const result: object = Object(call({ ...options, stdio }));
    for (const descriptor of inherited) {
      const text = String(Reflect.get(result, streamNames[descriptor]) ?? '');
      if (text !== '') print(descriptor, text);
      Reflect.set(result, streamNames[descriptor], null);
    }
    return result;
  });

/** Without a word on it they answer the output, and write errors where it is captured. */
const captureExecSync = (name: string): void =>
  withOptions(name, (options, call) => {
    const { inherited, isOwn } = ownStdio(Reflect.get(options, 'stdio'));
    if (isOwn) return call(options);
    const output = call({ ...options, stdio: undefined });
    if (!inherited.includes(1)) return output;
    const text = String(output ?? '');
    if (text !== '') process.stdout.write(text);
    return null;
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

type Stdio = {
  readonly stdio: readonly unknown[];
  /** Which of the process's own descriptors it was to write to. */
  readonly inherited: readonly (1 | 2)[];
  /** It was to have none of the process's, its keyboard neither. */
  readonly isOwn: boolean;
};

/** What a child gets instead of what is the process's. */
const ownStdio = (stdio: unknown): Stdio => {
  const wanted: readonly unknown[] = Array.isArray(stdio) ? stdio : [stdio, stdio, stdio];
  const isInherited = (index: number): boolean => wanted[index] === 'inherit' || (index < 3 && wanted[index] === index);
  return {
    stdio: wanted.map((one, index) => (isInherited(index) ? (index === 0 ? 'ignore' : 'pipe') : one)),
    inherited: ([1, 2] as const).filter(isInherited),
    isOwn: ![0, 1, 2].some(isInherited),
  };
};
