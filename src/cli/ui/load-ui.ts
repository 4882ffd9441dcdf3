/** The UI. `DEV`, which may be set for anybody, would make Ink look for the developers' tools of React and complain. */
export const loadUi = async () => {
  const { DEV } = process.env;
  delete process.env.DEV;
  try {
    return await import('../../tui/open-ui.tsx');
  } finally {
    // Handlers may want it.
    if (DEV !== undefined) process.env.DEV = DEV;
  }
};
