import { fileRules } from '../../core/fixture/file-rule.ts';
import { fixtureFiles } from '../check/fixture-files.ts';
import type { AppContext } from '../context.ts';

/** The fixture files of the events that are on a topic, as messages show them; without a workspace none. */
export const fixturesFor = async (context: AppContext, topic: string): Promise<readonly string[]> => {
  const { workspace, files } = context;
  if (workspace === null) return [];
  const rulesOf = fileRules(workspace.catalog);
  const all = (await fixtureFiles(context, workspace)).files.map(files.display);
  return all.filter((file) => rulesOf(file).some(({ event }) => event.topic === topic));
};
