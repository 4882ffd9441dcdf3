import { age } from '../../app/tail/age.ts';
import { type DescribedTopic, describeTopic } from '../../app/topics/describe-topic.ts';
import { escapeControls } from '../../core/decode/visible-text.ts';
import { exitCodes } from '../../core/errors.ts';
import type { Command } from '../command.ts';
import { listFormats } from '../print-list.ts';
import { textTable } from '../text-table.ts';

export const command: Command<{ readonly topic: string }> = {
  usage: 'topics describe <topic>',
  summary: 'one topic: partitions, offsets, leaders, settings',
  positionals: { topic: { describe: 'a topic, or an event for its topic' } },
  formats: listFormats,
  examples: [['evtool topics describe introspect', 'where its messages are']],
  run: async ({ args, context, terminal, signal }) => {
    const opened = await context();
    const described = await describeTopic(opened, args.topic, { signal });
    await terminal.out(
      args.output === 'text'
        ? textOf(described, opened.now())
        : `${JSON.stringify(withTimes(described), null, args.output === 'json' ? 2 : undefined)}\n`,
    );
    return exitCodes.done;
  },
};

const withTimes = ({ partitions, ...topic }: DescribedTopic) => ({
  ...topic,
  partitions: partitions.map((partition) => ({
    ...partition,
    newest: partition.newest === null ? null : new Date(partition.newest).toISOString(),
  })),
});

const textOf = (topic: DescribedTopic, now: number): string => {
  const facts = [
    ['topic', topic.name],
    ...(topic.realName === undefined ? [] : [['real name', topic.realName]]),
    ['events', topic.events.join(', ') || '-'],
    ['handlers', topic.handlers.join(', ') || '-'],
    ...(topic.internal ? [['internal', 'yes: the cluster keeps its own things here']] : []),
    ...(topic.compacted ? [['compacted', 'yes: there may be fewer messages than offsets']] : []),
    ...Object.entries(topic.configs),
  ].map((fact) => fact.map(escapeControls));
  const partitions = topic.partitions.map(({ partition, start, end, newest, leader, replicas, inSync }) => [
    String(partition),
    String(start),
    String(end),
    String(end - start),
    newest === null ? '-' : age(now - newest),
    String(leader),
    replicas.join(','),
    inSync.join(','),
  ]);
  return `${textTable(facts)}\n${textTable([heading, ...partitions], [0, 1, 2, 3, 4, 5])}`;
};

const heading = ['PARTITION', 'START', 'END', 'MESSAGES', 'NEWEST', 'LEADER', 'REPLICAS', 'IN SYNC'];
