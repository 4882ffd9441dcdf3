import type { AppContext } from '../../app/context.ts';
import type { Broker } from '../../core/ports.ts';

/** Where something is sent, to be read before one agrees. */
export const clusterLine = ({ target }: Pick<AppContext, 'target'>, { label }: Pick<Broker, 'label'>): string => {
  if (target === null) return `cluster ${label}`;
  return `cluster ${target.name} (${label})${target.production ? ', in PRODUCTION' : ''}`;
};
