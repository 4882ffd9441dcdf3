import { join } from 'node:path';
import { type CheckReport, checkWorkspace } from '../../app/check.ts';
import type { AppContext } from '../../app/context.ts';
import { exitCodes } from '../../core/errors.ts';
import type { Finding } from '../../core/workspace.ts';
import { painter } from '../colors.ts';
import type { Command, Terminal } from '../command.ts';
import { findingText } from '../finding-text.ts';
import { keyFindings } from '../ui/key-findings.ts';

export const command: Command = {
  usage: 'check',
  summary: 'check the workspace: schemas, fixtures, handlers, configuration',
  formats: ['text', 'ndjson'],
  workspace: 'any',
  examples: [
    ['evtool check', 'exit code 3 when anything is wrong: for CI'],
    ['evtool check -O ndjson', 'a finding a line, with file, line and column'],
  ],
  run: async ({ args, context, terminal, signal }) => {
    const opened = await context();
    const report = await checkWorkspace(opened, { signal }, await keyFindings(opened.workspace));
    for (const finding of report.findings) {
      await terminal.out(
        args.output === 'ndjson' ? `${JSON.stringify(finding)}\n` : await shown(opened, finding, terminal),
      );
    }
    terminal.err(`${summary(report)}\n`);
    return report.findings.length === 0 ? exitCodes.done : exitCodes.invalid;
  },
};

const shown = async ({ files, workspace }: AppContext, finding: Finding, { color }: Terminal): Promise<string> => {
  // The finding may be that the file cannot be read.
  const text = await files.text(join(workspace?.root ?? '', finding.file)).catch(() => null);
  return findingText(finding, text, painter(color.stdout));
};

const summary = ({ findings, counts }: CheckReport): string => {
  const { events, schemas, fixtures, handlers } = counts;
  const looked = `${count(events, 'event')}, ${count(schemas, 'schema')}, ${count(fixtures, 'fixture')}, ${count(handlers, 'handler')}`;
  return `${looked}: ${findings.length === 0 ? 'nothing found' : `${findings.length} found`}`;
};

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
