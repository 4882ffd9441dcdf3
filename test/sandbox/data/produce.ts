import { defineHandler } from 'evtool';

export default defineHandler<{ readonly target: string; readonly isAwaited: boolean }>({
  async onMessage({ key, value }, context) {
    const produced = context.produce(value.target, {
      key,
      value: { at: 1.5 },
      headers: { Type: 'Notice', trace: ['a', Buffer.from([255]), null] },
      partition: 2,
    });
    if (!value.isAwaited) return;
    const place = await produced;
    context.log.info('produced', { ...place });
  },
});
