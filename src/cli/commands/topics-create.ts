import { type CreatedTopic, createTopics, topicsToCreate } from '../../app/topics/create-topics.ts';
import { exitCodes } from '../../core/errors.ts';
import type { Command } from '../command.ts';
import { confirmWrite } from '../confirm-write.ts';
import { listFormats, printList } from '../print-list.ts';

type Args = {
  readonly topic?: string;
  readonly partitions?: number;
  readonly replicas?: number;
  readonly fromEvents: boolean;
  readonly yes: boolean;
};

export const command: Command<Args> = {
  usage: 'topics create [topic]',
  summary: 'create a topic, or those of all events; one that exists is left alone',
  positionals: { topic: { describe: 'its name, or an event for its topic' } },
  options: {
    partitions: { type: 'number', describe: "how many (what the topic's events say, else 3)" },
    replicas: { type: 'number', describe: 'copies of each partition (what the cluster does)' },
    'from-events': { type: 'boolean', describe: 'every topic that evtool.yml names' },
    yes: { alias: 'y', type: 'boolean', describe: 'do not ask in production' },
  },
  formats: listFormats,
  examples: [
    ['evtool topics create orders --partitions 6', 'one topic'],
    ['evtool topics create --from-events', 'all that the workspace needs'],
  ],
  run: async (run) => {
    const { args, signal, terminal } = run;
    const context = await run.context();
    const topics = topicsToCreate(context, args);
    const names = topics.map(({ name }) => name).join(', ');
    if (context.target?.production && !(await confirmWrite(`Create ${names} in production?`, args.yes, terminal))) {
      return exitCodes.done;
    }
    const items = await createTopics(context, topics, { signal });
    if (args.partitions !== undefined) items.flatMap(sizeNotices(args.partitions)).forEach(context.notice);
    await printList<CreatedTopic>(run, {
      items,
      columns: {
        TOPIC: ({ name }) => name,
        PARTITIONS: ({ partitions }) => String(partitions),
        STATE: ({ created }) => (created ? 'created' : 'was there'),
      },
      numbers: ['PARTITIONS'],
    });
    return exitCodes.done;
  },
};

const sizeNotices =
  (wanted: number) =>
  ({ name, created, partitions }: CreatedTopic): readonly string[] =>
    created || partitions === wanted
      ? []
      : [`${name} was there with ${partitions} ${partitions === 1 ? 'partition' : 'partitions'}, not ${wanted}.`];
