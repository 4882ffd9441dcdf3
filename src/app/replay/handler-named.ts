import { usageError } from '../../core/errors.ts';
import type { HandlerRegistration } from '../../core/handler/registration.ts';
import { nearest } from '../../core/nearest.ts';
import type { Workspace } from '../../core/workspace.ts';

/** A handler of the workspace by its name; an unknown one is wrong use. */
export const handlerNamed = ({ handlers }: Workspace, name: string): HandlerRegistration => {
  const found = handlers.find((handler) => handler.name === name);
  if (found) return found;
  const names = handlers.map((handler) => handler.name);
  const meant = nearest(name, names);
  const known = names.length === 0 ? 'There is none yet: evtool new handler EVENT' : `Known: ${names.join(', ')}.`;
  throw usageError(`Unknown handler "${name}".`, meant === undefined ? known : `Did you mean "${meant}"? ${known}`);
};
