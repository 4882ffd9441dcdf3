import { openValidate, type ValidateStats } from '../../app/validate.ts';
import { exitCodes } from '../../core/errors.ts';
import { painter } from '../colors.ts';
import type { Command } from '../command.ts';
import { locatedIssueNdjson } from '../formats/located-issue-ndjson.ts';
import { locatedIssuesText } from '../formats/located-issue-text.ts';

type ValidateArgs = { readonly sources: readonly string[]; readonly event?: string; readonly topic?: string };

export const command: Command<ValidateArgs> = {
  usage: 'validate <sources..>',
  summary: 'check messages against the schemas of their events',
  positionals: {
    sources: { array: true, describe: 'payloads, fixtures, folders, globs, - (NDJSON), topics, events, T:P@A..B' },
  },
  options: {
    event: { alias: 'e', type: 'string', value: 'NAME', describe: 'which event the files and lines are' },
    topic: { alias: 't', type: 'string', value: 'TOPIC', describe: 'which topic they are for' },
  },
  formats: ['text', 'ndjson'],
  examples: [
    ['evtool validate fixtures', 'every message in a folder'],
    ['evtool validate payload.json -e introspect', 'one payload'],
    ['evtool validate introspect -O ndjson', 'all that a topic holds, an issue a line'],
  ],
  run: async ({ args, context, terminal, signal }) => {
    const { event, topic } = args;
    const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
    const request = { names: args.sources, stdin: terminal.stdin, event, topic, zone };
    const { verdicts, stats } = await openValidate(await context(), request, { signal });
    const paint = painter(terminal.color.stdout);
    for await (const batch of verdicts) {
      const text = batch.map(({ issues }) => {
        if (issues.length === 0) return '';
        return args.output === 'text' ? locatedIssuesText(issues, paint) : issues.map(locatedIssueNdjson).join('');
      });
      await terminal.out(text.join(''));
    }
    terminal.err(`${summaryOf(stats)}\n`);
    return stats.invalid > 0 ? exitCodes.invalid : exitCodes.done;
  },
};

const summaryOf = ({ valid, invalid, unjudged }: ValidateStats): string => {
  const count = valid + invalid + unjudged;
  const parts = [`${valid} valid`, `${invalid} invalid`, ...(unjudged > 0 ? [`${unjudged} without a verdict`] : [])];
  return `${count === 1 ? '1 message' : `${count} messages`}: ${parts.join(', ')}`;
};
