import type { Ui } from '../ui.ts';

/** What the broker is called before it answers. */
export const brokerName = (ui: Ui): string => {
  const { target } = ui.context();
  return target === null ? 'the cluster' : (target.brokers?.join(', ') ?? 'the embedded broker');
};
