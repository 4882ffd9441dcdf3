import { createRequire } from 'node:module';
import { Kafka, logLevel } from 'kafkajs';

/** kafkajs as services use it: what evtool cannot do itself (transactions, groups) and must get along with. */
export const kafkaJsClient = (bootstrap: string): Kafka => {
  quietTimers();
  return new Kafka({ brokers: [bootstrap], clientId: 'a-service', logLevel: logLevel.NOTHING });
};

type RequestQueue = { pending: unknown[]; scheduleCheckPendingRequests: () => void };

/** With nothing pending kafkajs sets a timer with a negative delay, of which Node warns, and a warning fails our tests. */
const quietTimers = (): void => {
  const require = createRequire(import.meta.url);
  const { prototype } = require('kafkajs/src/network/requestQueue') as { prototype: RequestQueue };
  const schedule = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = function () {
    if (this.pending.length > 0) schedule.call(this);
  };
};
