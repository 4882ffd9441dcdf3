import { editorOf } from '../editor-of.ts';
import { textInEditor } from '../text-in-editor.ts';
import type { LineInput } from './line-input.ts';
import type { EditText } from './reaction.ts';

type EditorNeeds = {
  /** Lends the terminal to the editor. */
  readonly input: Pick<LineInput, 'lend'>;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Opens a text in the editor that the user has named. */
export const editInEditor =
  ({ input, env }: EditorNeeds): EditText =>
  async (text, extension) => {
    const editor = editorOf(env);
    if (editor === undefined) return { error: 'no editor is named: export EDITOR=vi before you start evtool' };
    return textInEditor({ editor, text, name: `message${extension}`, env, lend: input.lend });
  };
