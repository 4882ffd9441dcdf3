import { isAbsolute } from 'node:path';
import type { DebugSession, ListedBreakpoint } from '../../../../app/debug/debug-session.ts';
import { breakpointWords, formatBreakpoint, parseBreakpoint } from '../../../../core/debug/parse-breakpoint.ts';
import type { Action } from '../../../keys/binding.ts';
import type { Ui } from '../../../ui.ts';
import { addBreakpoint, breakpointFault } from './add-breakpoint.ts';

type Word = (typeof breakpointWords)[number];

const words: Readonly<Record<Word, string>> = {
  throw: 'whatever is thrown, also where it is caught',
  uncaught: 'what is thrown and not caught',
  invalid: 'a message that is not valid',
  produce: 'each message that is produced',
  entry: 'the first line of each message',
};

/** Removes those of lines, and turns those without one on and off; again until the user has enough. */
export const listingBreakpoints =
  (ui: Ui, session: DebugSession): Action =>
  async () => {
    for (;;) {
      const all = session.breakpoints();
      const lines = keyed(all.filter(({ breakpoint }) => breakpoint.kind === 'line'));
      const key = await ui.choose('Breakpoints: Enter or its key removes one, adds one', [
        ...lines.map(({ key, name, listed }) => ({ key, label: `${name}${lineText(listed)}  remove` })),
        ...breakpointWords.map((word) => ({ key: keyOf(word), label: wordText(word, all) })),
        { key: '+', label: 'another: FILE:LINE [if EXPR] [log EXPR] [hit N]' },
      ]);
      if (key === null) return;
      const word = breakpointWords.find((one) => keyOf(one) === key);
      const line = lines.find((one) => one.key === key);
      if (line) await session.removeBreakpoint(line.listed.number);
      else if (word) await turnWord(session, word);
      else await addTyped(ui, session);
    }
  };

const keyOf = (word: Word): string => word.charAt(0);

/** Keys of those whose number has several digits: letters that move nothing in a list, and are of no word. */
const letters = [...'abcdfhlmnorsvwxyz'];

type Keyed = { readonly key: string; readonly name: string; readonly listed: ListedBreakpoint };

/** By its number, or a letter beside it. Of very many the last are to be reached by the cursor alone. */
const keyed = (lines: readonly ListedBreakpoint[]): readonly Keyed[] => {
  const digits = lines.filter(({ number }) => number < 10);
  const others = lines.filter(({ number }) => number >= 10);
  return [
    ...digits.map((listed) => ({ key: String(listed.number), name: '', listed })),
    ...others.map((listed, index) => {
      const letter = letters[index];
      return { key: letter ?? String(listed.number), name: letter === undefined ? '' : `${listed.number} `, listed };
    }),
  ];
};

const lineText = ({ breakpoint, line }: ListedBreakpoint): string => {
  const text = formatBreakpoint(breakpoint);
  if (breakpoint.kind !== 'line' || line === breakpoint.line) return text;
  return line === null ? `${text} (no code is loaded there now)` : `${text} (at line ${line})`;
};

const wordText = (word: Word, all: readonly ListedBreakpoint[]): string =>
  `${all.some(({ breakpoint }) => breakpoint.kind === word) ? '[x]' : '[ ]'} ${word}: ${words[word]}`;

const turnWord = async (session: DebugSession, word: Word): Promise<void> => {
  const found = session.breakpoints().find(({ breakpoint }) => breakpoint.kind === word);
  if (found) await session.removeBreakpoint(found.number);
  else await session.addBreakpoint({ kind: word });
};

const addTyped = async (ui: Ui, session: DebugSession): Promise<void> => {
  const file = session.handler.module;
  const files = [...new Set([file, ...session.files().filter((one) => !isAbsolute(one))])];
  const answer = await ui.prompt({
    label: 'break',
    initial: `${file}:`,
    refuse: (text) => breakpointFault(() => parseBreakpoint(text, { file })),
    complete: (text) => files.filter((one) => one.startsWith(text)).map((one) => `${one}:`),
  });
  if (answer !== null) await addBreakpoint(ui, session, parseBreakpoint(answer, { file }));
};
