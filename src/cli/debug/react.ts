import { handlers } from './handlers/index.ts';
import type { PromptCommand } from './prompt-command.ts';
import type { Handler, HandlerNeeds, Reaction } from './reaction.ts';

/** Does what a command says. */
export const react = (command: PromptCommand, needs: HandlerNeeds): Promise<Reaction> | Reaction => {
  // The table has for each name the handler of just that command, which TypeScript cannot follow through a variable.
  const handler = handlers[command.name] as Handler<PromptCommand['name']>;
  return handler(command, needs);
};
