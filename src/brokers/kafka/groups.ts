import { byPlace } from '../../core/by-place.ts';
import { EvtoolError } from '../../core/errors.ts';
import type { DescribedGroups, GroupDescription } from '../../core/group.ts';
import type { GroupAdmin } from '../../core/ports.ts';
import type { Cluster } from './cluster.ts';
import { TransientError } from './transient-error.ts';
import { consumerGroupDescribeRequest, consumerGroups } from './wire/consumer-group-describe.ts';
import { type DescribedGroup, describeGroupsRequest } from './wire/describe-groups.ts';
import { groupStates, type ListedGroup, listGroupStatesRequest, listGroupsRequest } from './wire/list-groups.ts';
import type { Metadata } from './wire/metadata.ts';
import type { KafkaNode } from './wire/node.ts';
import { offsetFetchRequest } from './wire/offset-fetch.ts';
import { errorCodeName, errorCodes, isTransient } from './wire/protocol-error.ts';

export const kafkaGroups = (cluster: Cluster): GroupAdmin => ({
  listGroups: (waiting) =>
    cluster.persist(async () => {
      const { groups } = await listAll(cluster);
      return groups.map(({ group, protocolType }) => ({ group, protocolType }));
    }, waiting),
  describeGroups: async (names, waiting) => {
    if (names.length === 0) return { groups: [], refused: [] };
    return cluster.persist(() => describe(cluster, new Set(names)), waiting);
  },
});

/** A broker lists the groups that it coordinates, so the listing also says whom to ask about a group. */
type Coordinated = ListedGroup & { readonly coordinator: number };

type Listing = { readonly metadata: Metadata; readonly groups: readonly Coordinated[] };

const listAll = async (cluster: Cluster): Promise<Listing> => {
  const metadata = await cluster.metadata([]);
  const listings = [...metadata.brokers.keys()].map(async (coordinator) => {
    const { errorCode, groups } = await cluster.onBroker(coordinator, metadata, list);
    failUnlessOk(errorCode, 'the list of groups', cluster.label);
    return groups.map((group) => ({ ...group, coordinator }));
  });
  const found = (await Promise.all(listings)).flat();
  // One that moves from broker to broker may be listed by both.
  const byName = new Map(found.map((group) => [group.group, group]));
  return { metadata, groups: [...byName.values()].sort((a, b) => (a.group < b.group ? -1 : 1)) };
};

const list = (node: KafkaNode) =>
  node.send(node.speaks(groupStates.apiKey, groupStates.version) ? listGroupStatesRequest() : listGroupsRequest());

const describe = async (cluster: Cluster, names: ReadonlySet<string>): Promise<DescribedGroups> => {
  const { metadata, groups } = await listAll(cluster);
  const listed = groups.filter(({ group }) => names.has(group));
  const byCoordinator = Map.groupBy(listed, ({ coordinator }) => coordinator);
  const described = [...byCoordinator].map(([coordinator, own]) =>
    cluster.onBroker(coordinator, metadata, (node) => describeOn(node, own, cluster.label)),
  );
  const unlisted = [...names.difference(new Set(listed.map(({ group }) => group)))];
  const answers = [...(await Promise.all(described)), { groups: [], refused: await refusedOf(cluster, unlisted) }];
  return {
    groups: answers.flatMap((answer) => answer.groups).sort((a, b) => (a.group < b.group ? -1 : 1)),
    refused: answers.flatMap(({ refused }) => refused).sort(),
  };
};

/** Those that are hidden from this login: any broker refuses them, before it says who coordinates them. */
const refusedOf = async (cluster: Cluster, names: readonly string[]): Promise<readonly string[]> => {
  if (names.length === 0) return [];
  const answers = await cluster.onAny((node) => node.send(describeGroupsRequest(names)));
  return answers.filter(isRefused).map(({ group }) => group);
};

const isRefused = ({ errorCode }: { readonly errorCode: number }): boolean =>
  errorCode === errorCodes.groupAuthorizationFailed;

const describeOn = async (node: KafkaNode, listed: readonly ListedGroup[], label: string): Promise<DescribedGroups> => {
  const names = listed.map(({ group }) => group);
  const found = await membersOn(node, names);
  const refused = names.filter((name) => isRefused(found.get(name) ?? noMembers));
  const described = listed
    .filter(({ group }) => !refused.includes(group))
    .map(async ({ group, protocolType, state: listedState }) => {
      const { errorCode, state, members } = found.get(group) ?? noMembers;
      failUnlessOk(errorCode, `group "${group}"`, label);
      // Of other protocols, such as a share group's, nothing is told here: only the list knows that they are there.
      const known = state === dead ? listedState : state;
      if (known === null || known === dead) return null;
      return { group, protocolType, state: known, members, committed: await committedIn(node, group, label) };
    });
  return { groups: (await Promise.all(described)).filter((group) => group !== null), refused };
};

/** Of a group that ended between the questions, or that the question is not about. */
const dead = 'Dead';

const noMembers = { errorCode: errorCodes.none, state: dead, members: [] };

/** A broker describes groups of the classic protocol and of the newer one in different answers. */
const membersOn = async (node: KafkaNode, groups: readonly string[]): Promise<ReadonlyMap<string, DescribedGroup>> => {
  const classic = await node.send(describeGroupsRequest(groups));
  const others = classic.filter(({ state }) => state === dead).map(({ group }) => group);
  const isAsked = others.length > 0 && node.speaks(consumerGroups.apiKey, consumerGroups.version);
  const newer = isAsked ? await node.send(consumerGroupDescribeRequest(others)) : [];
  const known = newer.filter(({ errorCode }) => errorCode !== errorCodes.groupIdNotFound);
  return new Map([...classic, ...known].map((group) => [group.group, withSortedMembers(group)]));
};

const withSortedMembers = ({ members, ...group }: DescribedGroup): DescribedGroup => ({
  ...group,
  members: members
    .map((member) => ({ ...member, assignments: member.assignments.toSorted(byPlace) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1)),
});

const committedIn = async (node: KafkaNode, group: string, label: string): Promise<GroupDescription['committed']> => {
  const { errorCode, offsets } = await node.send(offsetFetchRequest(group));
  failUnlessOk(errorCode, `offsets of group "${group}"`, label);
  return offsets
    .filter((offset) => offset.committed >= 0)
    .map(({ topic, partition, committed }) => ({ topic, partition, committed }))
    .sort(byPlace);
};

const failUnlessOk = (code: number, what: string, label: string): void => {
  if (code === errorCodes.none) return;
  if (isTransient(code)) throw new TransientError(`${what}: ${errorCodeName(code)}`);
  throw new EvtoolError(`Kafka at ${label} refused ${what}: ${errorCodeName(code)}.`, {
    hint:
      code === errorCodes.groupAuthorizationFailed ? 'This login may not see the group: ask for an ACL.' : undefined,
  });
};
