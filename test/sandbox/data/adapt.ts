import { defineHandler } from 'evtool';

type Request = { readonly url: string };

export default defineHandler<Request, URL>({
  adapt: async ({ value }) => {
    await null;
    return new URL(value.url);
  },
  onMessage({ input }, context) {
    context.log.info(input.hostname);
  },
});
