import type { PromptCommand } from '../prompt-command.ts';
import type { HandlersOf } from '../reaction.ts';
import { changeHandlers } from './change.ts';
import { frameHandlers } from './frames.ts';
import { goOnHandlers } from './go-on.ts';
import { pastHandlers } from './past.ts';
import { pointHandlers } from './points.ts';
import { showHandlers } from './show.ts';
import { valueHandlers } from './values.ts';

/** What each command of the prompt does. */
export const handlers: HandlersOf<PromptCommand['name']> = {
  ...goOnHandlers,
  ...pastHandlers,
  ...frameHandlers,
  ...valueHandlers,
  ...pointHandlers,
  ...showHandlers,
  ...changeHandlers,
};
