import { defineHandler } from 'evtool';

export default defineHandler({
  async onMessage(_message, context) {
    await context.produce('orders', { value: () => 'a function' });
  },
});
