import type { AppContext } from '../../app/context.ts';
import { type FolderWatch, watchFolders } from '../replay/watch-folders.ts';
import { workspaceFolders } from '../replay/watched-folders.ts';

type Watching = {
  readonly context: () => AppContext;
  readonly signal: AbortSignal;
};

/** Tells of every save in the workspace until the signal. */
export const watchWorkspace = async ({ context, signal }: Watching, saved: () => void): Promise<void> => {
  const open = (): FolderWatch => watchFolders(workspaceFolders(context()));
  let watch = open();
  try {
    for (;;) {
      await watch.changed(signal);
      // Anew, as there may be new folders, and before anything is read, so that no save is missed.
      watch.close();
      watch = open();
      saved();
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    watch.close();
  }
};
