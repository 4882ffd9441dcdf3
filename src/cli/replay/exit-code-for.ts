import { type ExitCode, exitCodes, worstExitCode } from '../../core/errors.ts';
import type { ReplayStats } from '../../core/replay/replay-stats.ts';

/** What a replay's counts exit with. */
export const exitCodeFor = (
  stats: Readonly<ReplayStats>,
  { failIfEmpty }: { readonly failIfEmpty: boolean },
): ExitCode =>
  worstExitCode([
    ...(stats.failures > 0 ? [exitCodes.handlerFailed] : []),
    ...(stats.different > 0 ? [exitCodes.different] : []),
    ...(stats.invalid > 0 ? [exitCodes.invalid] : []),
    ...(failIfEmpty && stats.messages === 0 ? [exitCodes.empty] : []),
  ]);
