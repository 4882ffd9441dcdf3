import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export const kafkaVersion = '4.3.1';

const cache = fileURLToPath(new URL('../../.cache/', import.meta.url));
const jars = `${cache}kafka-${kafkaVersion}`;

const dependency = (artifact: string): string =>
  `<dependency><groupId>org.apache.kafka</groupId><artifactId>${artifact}</artifactId><version>${kafkaVersion}</version></dependency>`;

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>evtool</groupId><artifactId>kafka</artifactId><version>1</version>
  <dependencies>${dependency('kafka_2.13')}${dependency('kafka-tools')}</dependencies>
</project>`;

const isOnPath = (command: string, versionFlag: string): boolean => spawnSync(command, [versionFlag]).status === 0;

/** Why a real Kafka cannot run on this machine, or null when it can. */
export const whyNoKafka = (): string | null => {
  if (!isOnPath('java', '-version')) return 'java is not installed';
  if (!existsSync(jars) && !isOnPath('mvn', '--version')) return 'mvn (Maven) is not installed';
  return null;
};

/** The folder with Kafka's jars, fetched with Maven the first time (54 MB) and cached in the project. */
export const fetchKafkaJars = async (say: (text: string) => void): Promise<string> => {
  if (existsSync(jars)) return jars;
  say(`Fetching Kafka ${kafkaVersion} with Maven, once …`);
  await mkdir(cache, { recursive: true });
  // A folder of its own, renamed when complete: two processes may fetch at once, and one may be interrupted.
  const folder = await mkdtemp(`${cache}kafka-fetch-`);
  try {
    await writeFile(`${folder}/pom.xml`, pom);
    await runMaven(folder);
    await rename(`${folder}/libs`, jars).catch((error: unknown) => {
      if (!existsSync(jars)) throw error;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return jars;
};

const runMaven = (folder: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${folder}/libs`, '-DincludeScope=runtime'];
    const maven = spawn('mvn', ['-q', '-B', ...goal], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    const output: Buffer[] = [];
    maven.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    maven.stderr.on('data', (chunk: Buffer) => output.push(chunk));
    maven.on('error', reject);
    maven.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`mvn ended with ${code}:\n${Buffer.concat(output).toString()}`)),
    );
  });
