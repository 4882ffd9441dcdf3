import type { BrokerState } from '../../shell/broker-state.ts';

/** How a reading stands. */
export type Phase =
  | { readonly type: 'opening' | 'looking-back' | 'live' | 'waiting' | 'ended' }
  /** It reads on when the broker answers again. */
  | { readonly type: 'away'; readonly message: string; readonly hint: string | undefined }
  | { readonly type: 'failed'; readonly message: string; readonly hint: string | undefined; readonly isOver: boolean };

/** What a follower waits for, it does not tell: it goes on by itself. */
export const awayPhase = ({ type }: Phase, broker: BrokerState): Phase | null => {
  if (type === 'opening' || type === 'failed' || type === 'ended') return null;
  if (broker.type === 'silent') return { type: 'away', message: `No answer from ${broker.label}.`, hint: undefined };
  return broker.type === 'failed' ? { type: 'away', message: broker.message, hint: broker.hint } : null;
};
