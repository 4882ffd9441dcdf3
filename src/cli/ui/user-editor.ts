import { basename, resolve } from 'node:path';
import { EvtoolError } from '../../core/errors.ts';
import type { UiOptions } from '../../tui/ui-options.ts';
import { editorOf } from '../editor-of.ts';
import { runEditor } from '../run-editor.ts';
import { textInEditor } from '../text-in-editor.ts';

type Needs = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What files are relative to. */
  readonly root: () => string;
  readonly signal: AbortSignal;
};

/** The user's editor for the UI, which has given the terminal away already. */
export const userEditor = ({ env, root, signal }: Needs): Pick<UiOptions, 'openEditor' | 'editText'> => {
  const editor = editorOf(env) ?? 'vi';
  return {
    openEditor: async ({ file, line }) => {
      const code = await runEditor({ editor, file: resolve(root(), file), line, env, signal });
      if (code !== 0) throw failed(`${editor} ended with ${code}.`);
    },
    editText: async (text, name) => {
      const edited = await textInEditor({ editor, text, name: basename(name), env, signal, lend: (work) => work() });
      if ('error' in edited) throw failed(`${edited.error}.`);
      return edited.text === text ? null : edited.text;
    },
  };
};

const failed = (message: string): EvtoolError =>
  new EvtoolError(message, { hint: 'Another editor: export EDITOR=nano before you start evtool.' });
