import { defineHandler } from 'evtool';

export default defineHandler({
  adapt: () => {
    throw new TypeError('not ours');
  },
  onMessage: () => {},
});
