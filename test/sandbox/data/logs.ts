import { defineHandler } from 'evtool';

type Order = { readonly total: number };

export default defineHandler<Order>({
  async onMessage({ value }, context) {
    console.log('first %d', 1);
    context.log.info('second', { total: value.total });
    process.stdout.write('third\n');
    console.error('fourth');
    await new Promise((resolve) => setTimeout(resolve, 1));
    console.warn('fifth');
    context.step('half way');
    console.debug({ sixth: true });
  },
});
