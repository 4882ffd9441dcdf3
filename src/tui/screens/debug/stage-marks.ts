import type { Stop } from '../../../app/debug/stop.ts';
import { inspectionSteps, type Step, steps } from '../../../core/issue.ts';
import type { InspectedMessage } from '../../../core/message.ts';
import type { ReplayResult } from '../../../core/replay/replay-result.ts';

export type StageMark = {
  readonly step: Step;
  readonly status: 'ok' | 'failed' | 'skipped' | 'here' | 'coming';
  readonly ms?: number | undefined;
  readonly detail?: string | undefined;
};

type Seen = {
  readonly message: InspectedMessage;
  /** Where it stands; null after its end. */
  readonly stop: Stop | null;
  readonly trail: readonly Stop[];
  readonly result: ReplayResult | null;
};

/** How far a message has come, stage by stage. */
export const stageMarks = (seen: Seen): readonly StageMark[] => steps.map((step) => markOf(step, seen));

const markOf = (step: Step, { message, stop, trail, result }: Seen): StageMark => {
  const known =
    result?.steps.find((one) => one.step === step) ?? message.steps.find((one) => one.step === step) ?? null;
  const detail = message.steps.find((one) => one.step === step)?.detail;
  if (known !== null) {
    const isHere = stop?.stage === step && stop.reason !== 'invalid' && known.status !== 'failed';
    const status = isOwnFault(step, result) ? known.status : 'skipped';
    return { step, status: isHere ? 'here' : status, ms: 'ms' in known ? known.ms : undefined, detail };
  }
  if (stop?.stage === step) return { step, status: 'here' };
  if (result !== null || isInspected(step)) return { step, status: 'skipped' };
  if (step === 'adapt' && stop?.stage === 'handle')
    return { step, status: trail.some(({ stage }) => stage === 'adapt') ? 'ok' : 'skipped' };
  return { step, status: 'coming' };
};

/** A message that was refused has failed its handler already, at the line that produced it. */
const isOwnFault = (step: Step, result: ReplayResult | null): boolean =>
  step !== 'produce' || result?.steps.some((one) => one.step === 'handle' && one.status === 'failed') !== true;

const isInspected = (step: Step): boolean => inspectionSteps.some((one) => one === step);
