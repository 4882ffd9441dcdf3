import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fetchKafkaJars } from './kafka-jars.ts';

const tools = {
  groups: 'org.apache.kafka.tools.consumer.group.ConsumerGroupCommand',
  offsets: 'org.apache.kafka.tools.GetOffsetShell',
} as const;

/** Runs one of Kafka's own command line tools to its end, and gives the lines that it prints. */
export const kafkaTool = async (
  tool: keyof typeof tools,
  bootstrap: string,
  ...args: readonly string[]
): Promise<readonly string[]> => {
  const jars = await fetchKafkaJars(() => {});
  const { stdout } = await promisify(execFile)('java', [
    '-cp',
    `${jars}/*`,
    tools[tool],
    '--bootstrap-server',
    bootstrap,
    ...args,
  ]);
  return stdout.split('\n').filter((line) => line.trim() !== '');
};
