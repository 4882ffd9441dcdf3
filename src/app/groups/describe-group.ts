import { EvtoolError, usageError } from '../../core/errors.ts';
import { nearest } from '../../core/nearest.ts';
import type { Broker, Waiting } from '../../core/ports.ts';
import type { AppContext } from '../context.ts';
import { targetFlags } from '../target-flags.ts';
import { type DescribedGroup, withPartitions } from './described-group.ts';
import { noGroupsHere } from './no-groups-here.ts';

/** One group: its members, and for each partition how far behind it is. Joins and commits nothing. */
export const describeGroup = async (context: AppContext, name: string, waiting: Waiting): Promise<DescribedGroup> => {
  const broker = await context.broker();
  const { groups, refused } = await broker.describeGroups([name], waiting);
  if (refused.length > 0) throw refusedGroup(name, broker.label);
  const [group] = await withPartitions(broker, groups, waiting);
  if (group === undefined) throw await unknownGroup(context, { name, broker }, waiting);
  return group;
};

const refusedGroup = (name: string, label: string): EvtoolError =>
  new EvtoolError(`Kafka at ${label} refused group "${name}": group authorization failed.`, {
    hint: 'This login may not look into the group: ask for an ACL.',
  });

type Lookup = { readonly name: string; readonly broker: Broker };

const unknownGroup = async (context: AppContext, { name, broker }: Lookup, waiting: Waiting): Promise<Error> => {
  const message = `Unknown group "${name}" on ${broker.label}.`;
  if (broker.kind === 'local') return usageError(message, noGroupsHere);
  const names = (await broker.listGroups(waiting)).map(({ group }) => group);
  const meant = nearest(name, names);
  const suggestion = meant === undefined ? '' : `Did you mean "${meant}"? `;
  return usageError(message, `${suggestion}See: evtool groups${targetFlags(context, broker)}`);
};
