import type { Waiting } from '../../core/ports.ts';
import type { SourceText } from '../../core/source-text.ts';
import type { Finding, Workspace } from '../../core/workspace.ts';
import type { AppContext } from '../context.ts';
import { fixtureFiles } from './fixture-files.ts';
import { judgedFixtures } from './judged-fixtures.ts';

type Needs = {
  readonly workspace: Workspace;
  /** The schema files that can be read. */
  readonly usable: ReadonlyMap<string, SourceText>;
};

/** Fixtures that are not what is expected of them, that cannot be read, or that are no event's. */
export const fixtureFindings = async (
  context: AppContext,
  needs: Needs,
  waiting: Waiting,
): Promise<{ readonly findings: readonly Finding[]; readonly count: number }> => {
  const { files, findings } = await fixtureFiles(context, needs.workspace);
  const all = [...findings];
  for await (const fixture of judgedFixtures(context, { ...needs, paths: files }, waiting)) {
    all.push(...fixture.findings);
  }
  return { findings: all, count: files.length };
};
