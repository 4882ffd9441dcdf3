/** The public library: what a handler imports from 'evtool'. */
export { defineHandler } from './core/handler/define-handler.ts';
export { Poison, Retryable } from './core/handler/failure-class.ts';
export { type EachMessagePayload, fromEachMessage } from './core/handler/from-each-message.ts';
export type {
  HandlerContext,
  HandlerDefinition,
  HandlerFunction,
  HandlerMessage,
  HeaderValue,
  LogLevel,
  Produced,
  ProduceRequest,
} from './core/handler/handler.ts';
