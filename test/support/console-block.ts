/** A command of a console block, or a line typed at the prompt that it opens, and what came after it. */
export type ConsoleStep = { readonly prompt: '$ ' | '(evtool) '; readonly typed: string; readonly output: string };

const prompts = ['$ ', '(evtool) '] as const;

/** Reads what a person saw: a line after a prompt is typed, all else is output. */
export const parseConsole = (text: string): readonly ConsoleStep[] => {
  const steps: ConsoleStep[] = [];
  for (const line of text.split('\n').slice(0, -1)) {
    const prompt = prompts.find((each) => line.startsWith(each));
    const last = steps.at(-1);
    if (prompt !== undefined) steps.push({ prompt, typed: line.slice(prompt.length), output: '' });
    else if (last !== undefined) steps.splice(-1, 1, { ...last, output: `${last.output}${line}\n` });
    else throw new Error(`a console block begins with a command, not with "${line}"`);
  }
  return steps;
};

export const formatConsole = (steps: readonly ConsoleStep[]): string =>
  steps.map(({ prompt, typed, output }) => `${prompt}${typed}\n${output}`).join('');

/** Whether it is the same but for what differs each time; a line `…` stands for any lines. */
export const isSameOutput = (shown: string, actual: string): boolean => {
  const parts = masked(shown).split(/^…\n/m).map(escaped);
  return new RegExp(`^${parts.join('(?:.*\\n)*?')}$`).test(masked(actual));
};

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** Times of day, durations with the blanks that align them, and identifiers. */
const masked = (text: string): string =>
  text
    .replace(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z(?=",)/g, 'TIMESTAMP')
    .replace(/\b\d{2}:\d{2}:\d{2}\.\d{3}\b/g, 'TIME')
    .replace(/[ +]*\b\d+(?:\.\d+)? m?s\b/g, ' DURATION')
    .replace(/\b[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}\b/g, 'ID');
