import { defineHandler } from 'evtool';

export default defineHandler({
  onMessage(_message, { log }) {
    const cycle: Record<string, unknown> = { big: 10n, map: new Map([['a', 1]]), run: undefined, error: new RangeError('x') };
    cycle.self = cycle;
    const shared = { same: true };
    log.info('odd', { cycle, twice: [shared, shared] });
    log.info('hostile', {
      get bad() {
        throw new Error('no');
      },
    });
  },
});
