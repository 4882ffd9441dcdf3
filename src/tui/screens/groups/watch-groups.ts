import { lineTarget } from '../../../app/cli-line.ts';
import { describeGroup } from '../../../app/groups/describe-group.ts';
import { listGroups } from '../../../app/groups/list-groups.ts';
import { noGroupsHere } from '../../../app/groups/no-groups-here.ts';
import { lookAgain } from '../../../app/look-again.ts';
import { EvtoolError, exitCodes } from '../../../core/errors.ts';
import type { Ui } from '../../ui.ts';
import { chosenGroup, type GroupsEvent, type GroupsState } from './groups-state.ts';

export type WatchedGroups = {
  readonly ui: Ui;
  readonly state: () => GroupsState;
  /** Whether the group under the cursor is looked into. */
  readonly isDetailed: () => boolean;
  readonly happen: (event: GroupsEvent) => void;
  readonly signal: AbortSignal;
};

/** How often it is looked what is due, in ms. */
const tickMs = 200;
/** Groups are asked for again after so many ms, or after so many times as long as the answer took. */
const groupsMs = 3000;
const patience = 10;

/** Keeps the list of groups, and what is known of the chosen one, up to date until the signal. */
export const watchGroups = ({ ui, state, isDetailed, happen, signal }: WatchedGroups): Promise<void> => {
  let listAt = Number.NEGATIVE_INFINITY;
  let described = { group: '', at: Number.NEGATIVE_INFINITY };
  const list = async (): Promise<void> => {
    const started = ui.now();
    const broker = await ui.context().broker();
    const notices: string[] = [];
    const context = { ...ui.context(), notice: (text: string) => void notices.push(text) };
    const groups = await listGroups(context, {}, { signal });
    const none = broker.kind === 'local' ? noGroupsHere : null;
    happen({ type: 'listed', groups, none, notice: notices.join(' '), target: lineTarget(context, broker) });
    const took = ui.now() - started;
    listAt = ui.now() + Math.max(groupsMs, took * patience);
  };
  const describe = async (group: string): Promise<void> => {
    described = { group, at: ui.now() };
    try {
      happen({ type: 'described', group: await describeGroup(ui.context(), group, { signal }) });
    } catch (error) {
      // It is gone, which the list tells.
      if (!(error instanceof EvtoolError) || error.exitCode !== exitCodes.usage) throw error;
      listAt = Number.NEGATIVE_INFINITY;
    }
  };
  const look = async (): Promise<void> => {
    if (ui.now() >= listAt) await list();
    const group = isDetailed() ? chosenGroup(state()) : undefined;
    const isKnown = described.group === group && ui.now() - described.at < groupsMs;
    if (group !== undefined && !isKnown) await describe(group);
  };
  const failed = ({ message, hint }: EvtoolError): void => {
    listAt = Number.NEGATIVE_INFINITY;
    happen({ type: 'failed', message, hint });
  };
  return lookAgain({ everyMs: tickMs, look, failed, signal });
};
