import type { HandlerContext, HandlerMessage } from 'evtool';

export default (message: HandlerMessage, context: HandlerContext): void => {
  const { raw, ...rest } = message;
  context.log.info('message', {
    ...rest,
    raw: raw?.toString('hex') ?? null,
    hasBytes: Buffer.isBuffer(message.headers.binary) && (raw === null || Buffer.isBuffer(raw)),
    isReplay: context.isReplay,
  });
};
