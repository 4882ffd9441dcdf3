import type { ProducedMessage } from '../../core/replay/replay-result.ts';

/** `2 held, 1 refused`, or `nothing`. */
export const producedCount = (produced: readonly ProducedMessage[]): string => {
  const held = produced.filter((one) => one.held).length;
  const sent = produced.filter((one) => one.place !== undefined).length;
  const refused = produced.length - held - sent;
  const parts = [
    ...(held > 0 ? [`${held} held`] : []),
    ...(sent > 0 ? [`${sent} sent`] : []),
    ...(refused > 0 ? [`${refused} refused`] : []),
  ];
  return parts.join(', ') || 'nothing';
};
