import { fileRules } from '../../core/fixture/file-rule.ts';
import type { Waiting } from '../../core/ports.ts';
import { fixtureFiles } from '../check/fixture-files.ts';
import { type JudgedFixture, judgedFixtures } from '../check/judged-fixtures.ts';
import { readableSchemas } from '../check/readable-schemas.ts';
import type { AppContext } from '../context.ts';

export type TopicFixture = Pick<JudgedFixture, 'file' | 'valid'>;

/**
 * The fixture files of the events that are on a topic, as messages show them, those that can be sent first; without a
 * workspace none.
 */
export const fixturesFor = async (
  context: AppContext,
  topic: string,
  waiting: Waiting,
): Promise<readonly TopicFixture[]> => {
  const { workspace, files } = context;
  if (workspace === null) return [];
  const rulesOf = fileRules(workspace.catalog);
  const isOfTopic = (path: string): boolean => rulesOf(files.display(path)).some(({ event }) => event.topic === topic);
  const paths = (await fixtureFiles(context, workspace)).files.filter(isOfTopic);
  const usable = readableSchemas(workspace.catalog).schemas;
  const found: TopicFixture[] = [];
  for await (const { file, valid } of judgedFixtures(context, { workspace, usable, paths }, waiting))
    found.push({ file, valid });
  return [...found.filter(({ valid }) => valid !== false), ...found.filter(({ valid }) => valid === false)];
};
