import { join } from 'node:path';
import type { EventDefinition } from '../../core/catalog/catalog.ts';
import { pointerStep, valueAt } from '../../core/json-pointer.ts';
import type { Finding, Workspace } from '../../core/workspace.ts';
import type { AppContext } from '../context.ts';
import { ruleFiles } from '../fixture/rule-files.ts';

type FixtureFiles = { readonly files: readonly string[]; readonly findings: readonly Finding[] };

/** Absolute paths of the files in `fixtures/` and of those that events name; what is named and not there is a finding. */
export const fixtureFiles = async (
  { files }: Pick<AppContext, 'files'>,
  workspace: Workspace,
): Promise<FixtureFiles> => {
  const findings: Finding[] = [];
  const found = new Set(await files.expand(join(workspace.root, 'fixtures')));
  for (const event of workspace.catalog.events) {
    // The last rule is the event's own folder, which need not be there.
    for (const [index, rule] of event.fixtures.slice(0, -1).entries()) {
      const matches = await ruleFiles(files, workspace.root, rule);
      for (const file of matches ?? []) found.add(file);
      if (matches === null) findings.push(missing(workspace, event, index));
    }
  }
  return { files: [...found], findings };
};

const missing = ({ config }: Workspace, { name, fixtures }: EventDefinition, index: number): Finding => {
  const pointer = `/events${pointerStep(name)}/fixtures`;
  const isList = Array.isArray(valueAt(config.document, pointer));
  const place = config.locate(isList ? `${pointer}/${index}` : pointer, 'value');
  const message = `no file matches ${fixtures[index]?.files}`;
  return { level: 'warning', rule: 'missing-fixture', message, file: config.file, ...place };
};
