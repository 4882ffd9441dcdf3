import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { fetchKafkaJars } from './kafka-jars.ts';

const tools = {
  groups: 'org.apache.kafka.tools.consumer.group.ConsumerGroupCommand',
  offsets: 'org.apache.kafka.tools.GetOffsetShell',
  consumer: 'org.apache.kafka.tools.consumer.ConsoleConsumer',
  shareConsumer: 'org.apache.kafka.tools.consumer.ConsoleShareConsumer',
} as const;

type Tool = keyof typeof tools;

/** Runs one of Kafka's own command line tools to its end, and gives the lines that it prints. */
export const kafkaTool = async (
  tool: Tool,
  bootstrap: string,
  ...args: readonly string[]
): Promise<readonly string[]> => {
  const { stdout } = await promisify(execFile)('java', await javaArguments(tool, bootstrap, args));
  return stdout.split('\n').filter((line) => line.trim() !== '');
};

/** Starts one of them, to run until what this returns is called. */
export const startKafkaTool = async (
  tool: Tool,
  bootstrap: string,
  ...args: readonly string[]
): Promise<() => Promise<void>> => {
  const child = spawn('java', await javaArguments(tool, bootstrap, args), { stdio: 'ignore' });
  const closed = once(child, 'close');
  return async () => {
    child.kill('SIGTERM');
    await closed;
  };
};

const javaArguments = async (tool: Tool, bootstrap: string, args: readonly string[]): Promise<readonly string[]> => {
  const jars = await fetchKafkaJars(() => {});
  return ['-cp', `${jars}/*`, tools[tool], '--bootstrap-server', bootstrap, ...args];
};
