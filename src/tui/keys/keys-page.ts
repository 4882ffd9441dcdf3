import type { ScreenDefinition } from '../screens/screen.ts';
import type { Binding } from './binding.ts';
import { globalBindings } from './global-bindings.ts';
import { listBindings } from './list-bindings.ts';

/** The text of `docs/keys.md`: every key of every screen. */
export const keysPage = (screens: readonly ScreenDefinition[]): string => {
  const lists = new Set<Binding>(listBindings);
  const sections = screens.map(({ name, title, bindings }) =>
    section(
      title,
      bindings.filter((one) => !lists.has(one)),
      (id) => `${name}.${id}`,
    ),
  );
  return `${[
    head,
    section('On every screen', globalBindings, (id) => id),
    section('In lists, trees and texts', listBindings, (id) => id),
    ...sections,
  ].join('\n\n')}\n`;
};

const head = `# Keys

\`?\` shows the keys of the screen you are on, \`:\` does any action by its name. A capital letter changes something, or is the
wider variant of the small one.

Other keys go into \`evtool.yml\`, by the names of the actions: \`SCREEN.NAME\` for one screen, \`NAME\` for every screen
that has it. Several keys are a list; an empty list takes the keys away.

\`\`\`yaml
keys:
  topics.sort: S
  quit: [q, ^q]
\`\`\`

\`^r\` is Ctrl and r, \`M-b\` is Alt and b, \`S-Tab\` is Shift and Tab.`;

const section = (title: string, bindings: readonly Binding[], nameOf: (id: string) => string): string =>
  [
    `## ${title}`,
    '',
    '| key | what it does | name | command line |',
    '|---|---|---|---|',
    ...bindings.map((one) => row(one, nameOf)),
  ].join('\n');

const row = ({ id, keys, does, panes, cli }: Binding, nameOf: (id: string) => string): string => {
  const where = panes === undefined ? '' : ` (in ${panes.join(', ')})`;
  const cells = [keys.map(code).join(' '), `${does}${where}`, code(nameOf(id)), cli === undefined ? '' : code(cli)];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
};

/** As code, also where the text is or has a backtick. */
const code = (text: string): string => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);
