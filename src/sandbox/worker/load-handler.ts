import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { HandlerDefinition } from '../../core/handler/handler.ts';
import { handlerOf } from '../../core/handler/handler-of.ts';
import type { LoadFailure, ThreadData } from '../protocol.ts';
import { describeFailure } from './describe-failure.ts';
import { preloadLibrary } from './resolve-library.ts';
import { syntaxPlace } from './syntax-place.ts';

/** Imports the handler's module; why that failed is a value. */
export const loadHandler = async ({ root, module: file }: ThreadData): Promise<HandlerDefinition | LoadFailure> => {
  const path = join(root, file);
  try {
    await preloadLibrary(path);
    const module: object = await import(pathToFileURL(path).href);
    return handlerOf(module) ?? noHandler(module, file);
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
    const place = error instanceof SyntaxError ? syntaxPlace(error, { root, path }) : undefined;
    return { ...describeFailure(error, root), ...place, ...(typeof code === 'string' && { code }) };
  }
};

const noHandler = (module: object, file: string): LoadFailure => ({
  name: 'NoHandler',
  message: 'it exports no handler',
  class: 'bug',
  file,
  exports: Object.keys(module),
});
