import { textsInUse } from '../../../app/debug/texts-in-use.ts';
import type { Ui } from '../../ui.ts';
import type { DebugStore } from './debug-store.ts';
import type { Live } from './live-session.ts';

/** All that the run at hand depends on, as it was when it began. */
export type TextsOfRun = {
  readonly note: () => Promise<void>;
  /** Before its files are read again: what is saved from now on may be other than what it reads. */
  readonly begin: () => Promise<void>;
  /** Whether it is another now. */
  readonly isOutdated: () => Promise<boolean>;
};

export const textsOfRun = (ui: Ui, { state }: Pick<DebugStore, 'state'>, { session }: Live): TextsOfRun => {
  let noted: string | null = null;
  let begunWith: readonly string[] | null = null;
  const read = (): Promise<string> => {
    const { files, handler } = session;
    const { sources = [] } = state().target ?? {};
    return textsInUse(ui.context(), { modules: files(), sources, envFile: handler.envFile });
  };
  return {
    note: async () => {
      // What was saved while they were read is not in the run.
      if (String(session.files()) !== String(begunWith)) noted = await read();
      begunWith = null;
    },
    begin: async () => {
      begunWith = session.files();
      noted = await read();
    },
    isOutdated: async () => noted !== (await read()),
  };
};
