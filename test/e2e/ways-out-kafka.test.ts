import { describe } from 'vitest';
import { realKafka } from '../support/kafka.ts';
import { hasTerminal } from '../support/terminal.ts';
import { testWaysOut } from '../support/ways-out.ts';

const kafka = await realKafka();
const canOpen = await hasTerminal();

describe.skipIf(!canOpen || kafka === null)('the terminal is as it was before, on a real Kafka, after', () => {
  testWaysOut(`-b ${kafka}`);
});
