import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { answersKafka } from './answers-kafka.ts';
import { fetchKafkaJars } from './kafka-jars.ts';

export type StartOptions = {
  /** More lines of `server.properties`. */
  readonly properties?: Readonly<Record<string, string>>;
  /** A free one when absent. */
  readonly port?: number | undefined;
  readonly say?: (text: string) => void;
};

/** A real Kafka of one broker, with a data folder of its own. */
export type RunningKafka = {
  readonly bootstrap: string;
  readonly pid: () => number | undefined;
  /** Ends the broker as an operator (`SIGTERM`) or a crash (`SIGKILL`) would; `resume` starts it on the same data. */
  readonly halt: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>;
  readonly resume: () => Promise<void>;
  /** Ends the broker and removes its data. */
  readonly stop: () => Promise<void>;
};

/** Long enough for a JVM on a busy machine. */
const startLimitMs = 90_000;

/** Starts Kafka with Java and resolves when it answers. */
export const startKafka = async ({
  properties = {},
  port,
  say = () => {},
}: StartOptions = {}): Promise<RunningKafka> => {
  const jars = await fetchKafkaJars(say);
  const folder = await mkdtemp(join(tmpdir(), 'evtool-kafka-'));
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true });
  process.on('exit', removeFolder);
  try {
    const listener = port ?? (await freePort());
    const file = join(folder, 'server.properties');
    await writeFile(file, serverProperties({ folder, listener, controller: await freePort(), properties }));
    await formatStorage(jars, file);
    const broker = brokerProcess({ jars, file, folder, port: listener });
    await broker.start();
    const stop = async (): Promise<void> => {
      await broker.end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
      process.off('exit', removeFolder);
    };
    return { bootstrap: `localhost:${listener}`, pid: broker.pid, halt: broker.end, resume: broker.start, stop };
  } catch (error) {
    removeFolder();
    process.off('exit', removeFolder);
    throw error;
  }
};

type PropertiesInput = {
  readonly folder: string;
  readonly listener: number;
  readonly controller: number;
  readonly properties: Readonly<Record<string, string>>;
};

const serverProperties = ({ folder, listener, controller, properties }: PropertiesInput): string => {
  const all = {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@localhost:${controller}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: `PLAINTEXT://localhost:${listener},CONTROLLER://localhost:${controller}`,
    'advertised.listeners': `PLAINTEXT://localhost:${listener}`,
    'log.dirs': join(folder, 'data'),
    'auto.create.topics.enable': 'false',
    'offsets.topic.replication.factor': '1',
    'offsets.topic.num.partitions': '4',
    'group.initial.rebalance.delay.ms': '0',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'transaction.state.log.num.partitions': '4',
    'log.cleaner.backoff.ms': '200',
    ...properties,
  };
  return Object.entries(all)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
};

const java = (jars: string, args: readonly string[], folder?: string): ChildProcess =>
  spawn('java', ['-Xmx768m', '-cp', `${jars}/*`, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C in the terminal reaches us, and we end it.
    detached: true,
    ...(folder === undefined ? {} : { cwd: folder }),
  });

const outputOf = (child: ChildProcess): (() => string) => {
  const lines: string[] = [];
  const keep = (chunk: Buffer): void => {
    lines.push(chunk.toString());
    if (lines.length > 200) lines.shift();
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return () => lines.join('');
};

const formatStorage = async (jars: string, file: string): Promise<void> => {
  const id = 'MkU3OEVBNTcwNTJENDM2Qg';
  const format = java(jars, ['kafka.tools.StorageTool', 'format', '-t', id, '-c', file]);
  const output = outputOf(format);
  const [code] = (await once(format, 'close')) as [number | null];
  if (code !== 0) throw new Error(`Kafka could not format its storage:\n${output()}`);
};

type BrokerProcess = {
  readonly start: () => Promise<void>;
  readonly end: (signal: 'SIGTERM' | 'SIGKILL') => Promise<void>;
  readonly pid: () => number | undefined;
};

const brokerProcess = ({
  jars,
  file,
  folder,
  port,
}: {
  jars: string;
  file: string;
  folder: string;
  port: number;
}): BrokerProcess => {
  let child: ChildProcess | undefined;
  const kill = (): void => void child?.kill('SIGKILL');

  const start = async (): Promise<void> => {
    const started = java(jars, ['kafka.Kafka', file], folder);
    child = started;
    const output = outputOf(started);
    process.on('exit', kill);
    const limit = Date.now() + startLimitMs;
    while (!(await answersKafka(port))) {
      if (started.exitCode !== null) throw new Error(`Kafka ended with ${started.exitCode}:\n${output()}`);
      if (Date.now() > limit) {
        await end('SIGKILL');
        throw new Error(`Kafka did not answer within ${startLimitMs} ms:\n${output()}`);
      }
      await sleep(50);
    }
  };

  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    const ending = child;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const closed = once(ending, 'close');
    ending.kill(signal);
    const impatience = setTimeout(() => ending.kill('SIGKILL'), 15_000);
    await closed;
    clearTimeout(impatience);
    process.off('exit', kill);
  };

  return { start, end, pid: () => child?.pid };
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
};
