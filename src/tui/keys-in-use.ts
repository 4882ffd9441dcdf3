import { reboundKeys } from './keys/rebound-keys.ts';
import { screens } from './screens/index.ts';
import type { Ui } from './ui.ts';
import type { UiOptions } from './ui-options.ts';

type KeysInUse = {
  readonly now: () => ReturnType<typeof reboundKeys>;
  /** Reads them from the workspace as it is now. */
  readonly renew: () => void;
  /** Says what has become of them since it was last said. */
  readonly tell: (say: Ui['say']) => void;
};

/** The keys of `evtool.yml`: where some of them cannot be, none is used until that is mended. */
export const keysInUse = (context: UiOptions['context']): KeysInUse => {
  let keys = reboundKeys(context().workspace, screens);
  let told: string | undefined;
  return {
    now: () => keys,
    renew: () => {
      keys = reboundKeys(context().workspace, screens);
    },
    tell: (say) => {
      const [fault] = keys.faults;
      if (fault === told) return;
      told = fault;
      if (fault === undefined) say('The keys of evtool.yml are used.', 'ok');
      else say(`The standard keys are used. ${fault}`, 'bad');
    },
  };
};
