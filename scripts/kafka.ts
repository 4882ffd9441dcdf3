import { whyNoKafka } from '../test/support/kafka-jars.ts';
import { startKafka } from '../test/support/start-kafka.ts';

/** `npm run kafka`: a real broker on a free port, or on the port given, until Ctrl-C. Nothing is left behind. */
const say = (text: string): void => void process.stderr.write(`${text}\n`);

const run = async (): Promise<void> => {
  const reason = whyNoKafka();
  if (reason !== null) {
    say(`Cannot start Kafka here: ${reason}.\nWith Docker: docker run -p 9092:9092 apache/kafka`);
    process.exitCode = 1;
    return;
  }
  const [port] = process.argv.slice(2);
  const asked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
  const kafka = await startKafka({ say, port: port === undefined ? undefined : Number(port) });
  process.stdout.write(`${kafka.bootstrap}\n`);
  say(`Kafka is running: npx evtool topics -b ${kafka.bootstrap}\nCtrl-C ends it and removes its data.`);
  // Signal listeners alone do not keep a process alive.
  const stayAlive = setInterval(() => {}, 60_000);
  await asked;
  clearInterval(stayAlive);
  await kafka.stop();
};

await run();
