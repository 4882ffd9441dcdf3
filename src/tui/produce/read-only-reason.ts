import type { AppContext } from '../../app/context.ts';

/** Why nothing can be sent, for the footer; null where it can. */
export const readOnlyReason = ({ target }: Pick<AppContext, 'target'>): string | null =>
  target?.readOnly ? `Context "${target.name}" is read-only.` : null;
