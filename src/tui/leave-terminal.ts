import type { Instance } from 'ink';
import type { GiveAway } from './give-away.ts';
import { silently } from './silently.ts';
import type { UiOptions } from './ui-options.ts';
import type { Wrapping } from './wrapping.ts';

type Drawn = Pick<UiOptions, 'stdin' | 'stdout' | 'isLinear'> & {
  readonly app: Pick<Instance, 'unmount'> | undefined;
  readonly wrapping: Wrapping;
  readonly away: GiveAway;
};

/** Gives the terminal back as it was, also at once. */
export const leaveTerminal = ({ stdin, stdout, isLinear, app, wrapping, away }: Drawn): void => {
  const leave = (): void => {
    // Ink does so a moment after it has gone, which a process that ends does not have.
    stdin.setRawMode(false);
    app?.unmount();
    // The last line stays, as there is no other screen to go back to.
    if (isLinear) stdout.write('\n');
    wrapping.restore();
  };
  // Where it is another's it has been restored already; a second time would move the cursor to where it was at the start.
  if (away.isGiven()) silently(stdout, leave);
  else leave();
};
