import { once } from 'node:events';
import { defineHandler } from 'evtool';

export default defineHandler({
  async onMessage(_message, { signal, log }) {
    const alive = setInterval(() => {}, 1000);
    await once(signal, 'abort');
    clearInterval(alive);
    log.info(`told: ${signal.reason.message}`);
  },
});
