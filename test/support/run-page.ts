import { applyDiff } from './apply-diff.ts';
import { formatConsole, isSameOutput, parseConsole } from './console-block.ts';
import { openConsole } from './console-session.ts';
import type { WorkspaceCopy } from './workspace-copy.ts';

const block = /^```(?<kind>console|diff)\n(?<body>.*?)^```$/gmsu;

/**
 * Does what a page tells its reader to do, from top to bottom: runs its `console` blocks and makes the changes of its
 * `diff` blocks (`--- FILE` is their first line). Gives the page with what was really printed where that is not the same.
 */
export const runPage = async (page: string, workspace: WorkspaceCopy): Promise<string> => {
  const run = await openConsole(workspace.root);

  const printed = async (body: string): Promise<string> => {
    const shown = parseConsole(body);
    const actual = await run(shown);
    return formatConsole(
      actual.map((step, at) => {
        const output = shown[at]?.output ?? '';
        return isSameOutput(output, step.output) ? { ...step, output } : step;
      }),
    );
  };

  const changed = async (body: string): Promise<string> => {
    const { file = '', diff = '' } = /^--- (?<file>[^\n]*)\n(?<diff>.*)$/su.exec(body)?.groups ?? {};
    await workspace.edit(file, (text) => applyDiff(text, diff));
    return body;
  };

  let result = '';
  let end = 0;
  for (const match of page.matchAll(block)) {
    const { kind = '', body = '' } = match.groups ?? {};
    result += page.slice(end, match.index);
    result += `\`\`\`${kind}\n${kind === 'diff' ? await changed(body) : await printed(body)}\`\`\``;
    end = match.index + match[0].length;
  }
  return `${result}${page.slice(end)}`;
};
