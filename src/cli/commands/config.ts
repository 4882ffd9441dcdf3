import { type ConfigValue, effectiveConfig } from '../../app/config/effective-config.ts';
import { exitCodes } from '../../core/errors.ts';
import type { Command } from '../command.ts';
import { listFormats, printList } from '../print-list.ts';

export const command: Command = {
  usage: 'config',
  summary: 'the configuration that holds, each value with where it came from',
  formats: listFormats,
  workspace: 'any',
  examples: [
    ['evtool config', 'which Kafka, and why'],
    ['evtool config -C dev', 'as with another context'],
  ],
  run: async (run) => {
    const { settings } = run;
    const context = await run.context();
    const items = effectiveConfig(context, {
      context: settings.context.source,
      brokers: settings.brokers.source,
      workspace: settings.workspace.source,
      timeout: settings.timeout.source,
    });
    await printList<ConfigValue>(run, {
      items,
      columns: {
        NAME: ({ name }) => name,
        VALUE: ({ value }) => (typeof value === 'string' ? value : JSON.stringify(value)),
        FROM: ({ source, at }) => at ?? source,
      },
    });
    const faults = context.workspace?.findings.filter(({ level }) => level === 'error').length ?? 0;
    if (faults > 0) context.notice(`${faults} in evtool.yml that stop other commands. See: evtool check`);
    return exitCodes.done;
  },
};
