/** The folder that all paths lie in, with its slash at the end; '' for none. */
export const sharedFolder = (paths: readonly string[]): string => {
  const [first = '', ...others] = paths.map((path) => path.slice(0, path.lastIndexOf('/') + 1));
  return others.reduce((shared, folder) => within(shared, folder), first);
};

const within = (shared: string, folder: string): string =>
  folder.startsWith(shared) ? shared : within(shared.slice(0, shared.lastIndexOf('/', shared.length - 2) + 1), folder);
