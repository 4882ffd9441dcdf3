import type { HandlerDefinition } from './handler.ts';

/** Gives a handler its types: `export default defineHandler<OrderPlaced>({ async onMessage(message, context) {…} })`. */
export const defineHandler = <Value = unknown, Input = Value>(
  definition: HandlerDefinition<Value, Input>,
): HandlerDefinition<Value, Input> => definition;
