import { usageError } from '../core/errors.ts';
import type { AppContext } from './context.ts';
import type { FileChange } from './file-change.ts';

const config = `# yaml-language-server: $schema=./node_modules/evtool/dist/evtool.schema.json
context: local
contexts:
  local: {} # no brokers: the embedded broker, under .evtool/local
  # dev:
  #   brokers: [localhost:9092]
  #   production: true # marked in red; asks before it sends, and on the command line wants --yes
  #   readOnly: true # nothing is sent, and no topic is made or deleted

# Each has schemas/<event>.yaml, fixtures/<event>/ and a handler, handlers/<event>.*; add one with: evtool new event order-placed
events:
`;

const configNames = ['evtool.yml', 'evtool.yaml', 'evtool.json'];

/** The embedded broker's messages are nobody else's. */
const ignored = '.evtool/';

/** Starts a workspace in the working directory. Fails when there is one. */
export const initWorkspace = async ({ files }: Pick<AppContext, 'files'>): Promise<readonly FileChange[]> => {
  for (const name of configNames) {
    if (await files.exists(name)) throw usageError(`There is a workspace here already: ${name}.`, 'See: evtool check');
  }
  await files.create('evtool.yml', config);
  return [{ file: 'evtool.yml', action: 'created' }, ...(await ignoreLocalFiles(files))];
};

const ignoreLocalFiles = async (files: AppContext['files']): Promise<readonly FileChange[]> => {
  const file = '.gitignore';
  if (!(await files.exists(file))) {
    await files.create(file, `${ignored}\n`);
    return [{ file, action: 'created' }];
  }
  const text = await files.text(file);
  if (/^\/?\.evtool\/?\s*$/m.test(text)) return [];
  const lineEnd = text === '' || text.endsWith('\n') ? '' : '\n';
  await files.replace(file, `${text}${lineEnd}${ignored}\n`);
  return [{ file, action: 'changed' }];
};
