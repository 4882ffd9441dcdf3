import type { Broker } from '../core/ports.ts';
import type { AppContext } from './context.ts';

/** The flags that a command in a hint needs to reach the cluster of this run: ` -C dev`, ` -b localhost:9092`, or none. */
export const targetFlags = (
  { workspace, target }: Pick<AppContext, 'workspace' | 'target'>,
  { kind, label }: Pick<Broker, 'kind' | 'label'>,
): string => {
  const isOther = workspace !== null && target !== null && target.name !== workspace.defaultContext;
  const own = target === null ? null : workspace?.contexts.get(target.name)?.brokers;
  const isReplaced = kind === 'kafka' && (target === null || target.brokers !== own);
  return `${isOther ? ` -C ${target.name}` : ''}${isReplaced ? ` -b ${label}` : ''}`;
};
