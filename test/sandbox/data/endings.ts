import { defineHandler } from 'evtool';

export default defineHandler<string>({
  onMessage({ value }, context) {
    if (value === 'skip') context.skip('not for us');
    if (value === 'retry') context.retry(500);
    if (value === 'retry at once') context.retry();
    if (value === 'dead') context.deadLetter('too old');
    context.log.info('went on');
  },
});
