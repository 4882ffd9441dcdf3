import { describeGroup } from '../../app/groups/describe-group.ts';
import type { DescribedGroup, GroupPartition } from '../../app/groups/described-group.ts';
import { type ListedGroup, listGroups, totalLag } from '../../app/groups/list-groups.ts';
import { noGroupsHere } from '../../app/groups/no-groups-here.ts';
import { uncommittedWords } from '../../app/groups/uncommitted-words.ts';
import { isGlob } from '../../app/matches-pattern.ts';
import { escapeControls } from '../../core/decode/visible-text.ts';
import { exitCodes } from '../../core/errors.ts';
import type { Broker } from '../../core/ports.ts';
import type { Command, CommandRun } from '../command.ts';
import { listFormats, printList } from '../print-list.ts';
import { textTable } from '../text-table.ts';

type Args = { readonly group?: string };

export const command: Command<Args> = {
  usage: 'groups [group]',
  summary: 'consumer groups: state, members, and how far behind they are',
  positionals: { group: { describe: "one group, with each partition; or a glob ('orders-*')" } },
  formats: listFormats,
  examples: [
    ['evtool groups', 'all groups, with the lag of each'],
    ['evtool groups orders-service', 'where its members are, partition by partition'],
    ['evtool groups -O ndjson', 'one line for each partition of each group'],
  ],
  run: async (run) => {
    const { group } = run.args;
    await (group === undefined || isGlob(group) ? printGroups(run, group) : printGroup(run, group));
    return exitCodes.done;
  },
};

const printGroups = async (run: CommandRun<Args>, pattern: string | undefined): Promise<void> => {
  const context = await run.context();
  const groups = await listGroups(context, { pattern }, { signal: run.signal });
  if (groups.length === 0) context.notice(nothing(await context.broker(), pattern));
  if (run.args.output !== 'text') return printRecords(run, groups);
  const isAnyUncommitted = groups.some(({ partitions }) => uncommittedWords(partitions) !== '');
  await printList<ListedGroup>(run, {
    items: groups,
    columns: {
      GROUP: ({ group }) => group,
      STATE: ({ state }) => state,
      MEMBERS: ({ members }) => String(members),
      LAG: ({ lag }) => numberText(lag),
      ...(isAnyUncommitted && { COMMITTED: ({ partitions }: ListedGroup) => uncommittedWords(partitions) || '-' }),
      TOPICS: ({ topics }) => topics.join(', ') || '-',
    },
    numbers: ['MEMBERS', 'LAG'],
  });
};

const nothing = ({ kind, label }: Broker, pattern: string | undefined): string => {
  if (kind === 'local') return noGroupsHere;
  if (pattern === undefined) return `No groups on ${label}.`;
  return `No group on ${label} matches "${pattern}". All: evtool groups`;
};

const printGroup = async (run: CommandRun<Args>, name: string): Promise<void> => {
  const context = await run.context();
  const group = await describeGroup(context, name, { signal: run.signal });
  if (group.partitions.length === 0) context.notice('It has committed nothing, and no partition is assigned.');
  if (run.args.output !== 'text') return printRecords(run, [{ ...group, members: group.members.length }]);
  await run.terminal.out(textOf(group));
};

type Counted = Pick<ListedGroup, 'group' | 'state' | 'members' | 'partitions'>;

const printRecords = (run: CommandRun<Args>, groups: readonly Counted[]): Promise<void> =>
  printList(run, { items: groups.flatMap(recordsOf), columns: {} });

type GroupRecord = Pick<Counted, 'group' | 'state' | 'members'> & {
  readonly [Key in 'topic' | 'partition' | 'committed' | 'end' | 'lag']: GroupPartition[Key] | null;
};

const noPartition = { topic: null, partition: null, committed: null, end: null, lag: null };

/** One for each partition, and one for a group without any; keys in the order of the contract. */
const recordsOf = ({ group, state, members, partitions }: Counted): readonly GroupRecord[] =>
  partitions.length === 0
    ? [{ group, state, members, ...noPartition }]
    : partitions.map(({ member: _, ...partition }) => ({ group, state, members, ...partition }));

const textOf = (group: DescribedGroup): string => {
  const facts = [
    ['group', group.group],
    ['state', group.state],
    ...(group.protocolType === 'consumer' || group.protocolType === '' ? [] : [['kind', group.protocolType]]),
    ['members', String(group.members.length)],
    ['lag', lagText(group.partitions)],
  ].map((fact) => fact.map(escapeControls));
  const rows = rowsOf(group).map((row) => row.map(escapeControls));
  return `${textTable(facts)}${rows.length === 0 ? '' : `\n${textTable([heading, ...rows], [1, 2, 3, 4])}`}`;
};

const heading = ['TOPIC', 'PARTITION', 'COMMITTED', 'END', 'LAG', 'CLIENT', 'HOST'];

/** Each partition with who has it, then the members that have none. */
const rowsOf = ({ partitions, members }: DescribedGroup): readonly (readonly string[])[] => [
  ...partitions.map((partition) => {
    const member = members.find(({ id }) => id === partition.member);
    return [...offsetCells(partition), member?.clientId ?? '-', member?.host ?? '-'];
  }),
  ...members
    .filter(({ assignments }) => assignments.length === 0)
    .map(({ clientId, host }) => ['-', '-', '-', '-', '-', clientId, host]),
];

const offsetCells = ({ topic, partition, committed, end, lag }: GroupPartition): readonly string[] => [
  topic,
  String(partition),
  numberText(committed),
  numberText(end),
  numberText(lag),
];

const lagText = (partitions: readonly GroupPartition[]): string =>
  [numberText(totalLag(partitions)), uncommittedWords(partitions)].filter((text) => text !== '').join(', ');

const numberText = (value: number | null): string => (value === null ? '-' : String(value));
