import type { Broker } from '../core/ports.ts';
import type { AppContext } from './context.ts';
import { shellWord } from './shell-word.ts';

/**
 * The flags that a command in a hint needs to reach the cluster of this run, where it is typed as this one was: ` -C dev`,
 * ` -b localhost:9092`, ` --workspace=/shop`, or none.
 */
export const targetFlags = (
  context: Pick<AppContext, 'workspace' | 'target' | 'isWorkspaceNamed'>,
  { kind, label }: Pick<Broker, 'kind' | 'label'>,
): string => {
  const { workspace, target } = context;
  const isOther = workspace !== null && target !== null && target.name !== workspace.defaultContext;
  const own = target === null ? null : workspace?.contexts.get(target.name)?.brokers;
  const isReplaced = kind === 'kafka' && (target === null || target.brokers !== own);
  return `${isOther ? ` -C ${target.name}` : ''}${isReplaced ? ` -b ${label}` : ''}${workspaceFlag(context)}`;
};

/** As `targetFlags`, of a command that asks no cluster. */
export const workspaceFlag = ({
  workspace,
  isWorkspaceNamed = false,
}: Pick<AppContext, 'workspace' | 'isWorkspaceNamed'>): string =>
  workspace !== null && isWorkspaceNamed ? ` --workspace=${shellWord(workspace.root)}` : '';
