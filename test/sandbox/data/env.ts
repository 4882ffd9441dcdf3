import { defineHandler } from 'evtool';

process.env.COUNT = String(Number(process.env.COUNT ?? 0) + 1);

export default defineHandler({
  onMessage(_message, context) {
    context.log.info('env', { fromFile: context.env.FROM_FILE, both: process.env.BOTH, count: process.env.COUNT });
  },
});
