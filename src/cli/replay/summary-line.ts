import type { ReplayStats } from '../../core/replay/replay-stats.ts';

/** `3 messages: 2 ok, 1 failed, 0 invalid, 0 skipped  0.2 s`, and what else there was. */
export const summaryLine = ({ byOutcome, messages, others, different }: ReplayStats, ms: number): string => {
  const always = (['ok', 'failed', 'invalid', 'skipped'] as const).map((outcome) => `${byOutcome[outcome]} ${outcome}`);
  const some = (['timeout', 'retry', 'dead-letter'] as const)
    .filter((outcome) => byOutcome[outcome] > 0)
    .map((outcome) => `${byOutcome[outcome]} ${outcome}`);
  const notes = [
    ...(different > 0 ? [`; ${different} not as expected`] : []),
    ...(others > 0 ? [`; ${others} of other events not run`] : []),
  ].join('');
  const head = `${messages} ${messages === 1 ? 'message' : 'messages'}`;
  return `${head}: ${[...always, ...some].join(', ')}${notes}  ${(ms / 1000).toFixed(1)} s\n`;
};
