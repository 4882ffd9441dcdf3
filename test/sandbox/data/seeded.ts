import { defineHandler } from 'evtool';

export default defineHandler({
  onMessage(_message, context) {
    context.log.info('drawn', { now: context.now(), random: context.random(), uuid: context.uuid() });
  },
});
