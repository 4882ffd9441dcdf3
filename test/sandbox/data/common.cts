const { defineHandler } = require('evtool');
module.exports = defineHandler({ onMessage: (_message: unknown, context: any) => context.log.info('cts') });
