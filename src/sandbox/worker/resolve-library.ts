import Module, { createRequire, registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { library } from '../own-code.ts';

const name = 'evtool';
const notFound = ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND', 'ERR_PACKAGE_PATH_NOT_EXPORTED'];

/** Lets a handler import 'evtool' where the workspace has no copy of its own; one that is installed wins. */
export const resolveLibrary = (): void => {
  registerHooks({
    resolve: (specifier, context, next) => {
      if (specifier !== name) return next(specifier, context);
      return orLibrary(
        () => next(specifier, context),
        () => ({ ...library, shortCircuit: true }),
      );
    },
  });
  patchRequire();
};

/** On Node 22 a `require` inside a CommonJS TypeScript file does not ask the hooks. */
const patchRequire = (): void => {
  // Not in Node's types; there since Node 0.x, and packages such as tsconfig-paths rely on it.
  const loader = Module as unknown as { _resolveFilename: (specifier: string, ...rest: unknown[]) => string };
  const original = loader._resolveFilename;
  loader._resolveFilename = function (this: unknown, specifier, ...rest) {
    const resolve = (): string => original.call(this, specifier, ...rest);
    return specifier === name ? orLibrary(resolve, () => fileURLToPath(library.url)) : resolve();
  };
};

/**
 * Loads the copy that a module will import. Node 22 cannot link a module of several files that a CommonJS TypeScript
 * file requires, unless it is loaded already.
 */
export const preloadLibrary = async (importer: string): Promise<void> => {
  if (Number.parseInt(process.versions.node, 10) > 22) return;
  await import(pathToFileURL(createRequire(importer).resolve(name)).href);
};

const orLibrary = <T>(resolve: () => T, own: () => T): T => {
  try {
    return resolve();
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
    if (!notFound.some((known) => known === code)) throw error;
    return own();
  }
};
