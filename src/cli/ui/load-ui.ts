export const loadUi = () => hiddenFromInk(() => import('../../tui/open-ui.ts'));

/**
 * Loads the UI, or a part of it. Meanwhile two things are hidden from its libraries: `DEV`, which may be set for anybody,
 * as Ink would look for the developers' tools of React and complain; and `fetch`, by which yoga would read the WebAssembly
 * that it has in itself, and which takes 40 ms to load.
 */
export const hiddenFromInk = async <Module>(load: () => Promise<Module>): Promise<Module> => {
  const { DEV } = process.env;
  const fetch = Object.getOwnPropertyDescriptor(globalThis, 'fetch');
  delete process.env.DEV;
  Reflect.deleteProperty(globalThis, 'fetch');
  try {
    return await load();
  } finally {
    // Handlers may want them.
    if (DEV !== undefined) process.env.DEV = DEV;
    if (fetch !== undefined) Object.defineProperty(globalThis, 'fetch', fetch);
  }
};
