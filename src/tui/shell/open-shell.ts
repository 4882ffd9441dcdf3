import { isDeepStrictEqual } from 'node:util';
import type { Actions } from '../keys/binding.ts';
import { stepsDone } from '../steps-done.ts';
import type { Ui } from '../ui.ts';
import { openDraws } from './draws.ts';
import { globalActions } from './global-actions.ts';
import { guards } from './guards.ts';
import { holdState } from './hold-state.ts';
import { openOverlays } from './open-overlays.ts';
import { openRoutes } from './open-routes.ts';
import { openScreens } from './open-screens.ts';
import { openSends } from './open-sends.ts';
import type { Shell, ShellCore } from './shell.ts';
import { shellInput } from './shell-input.ts';
import type { ShellWorld } from './shell-world.ts';
import { uiOf } from './ui-of.ts';

/** The frame around the screens: which is shown, what lies over it, and what each key does. */
export const openShell = (world: ShellWorld): Shell => {
  const draws = openDraws();
  const closing = new AbortController();
  const { signal } = closing;
  const held = holdState(world, draws);
  const overlays = openOverlays(held);
  const { run, heed } = guards({ held, quit: world.quit, signal });
  const sends = openSends(held, signal);
  const ui: Ui = uiOf({ world, held, overlays, draws, signal, run, ...sends, go: (route) => routes.go(route) });
  const screens = openScreens(world, ui);
  const routes = openRoutes(held, screens);

  const actionsNow = (): Actions => ({
    ...globalActions(core, {
      world,
      push: overlays.push,
      change: held.change,
      jump: (name) => routes.show(core.screen().leadsTo?.(name) ?? { screen: name }, []),
      back: (screen, way) => routes.show({ screen }, way),
    }),
    ...core.screen().actions(),
  });
  const act = (id: string): void => {
    const action = actionsNow()[id];
    if (action === undefined) throw new Error(`no action ${id} on ${held.get().screen}`);
    if (typeof action === 'string') held.say(action);
    else run(async () => done(id, action));
  };
  const done = async (id: string, action: () => void | Promise<void>): Promise<void> => {
    const { screen } = held.get();
    await action();
    const { toured } = held.get();
    const now = stepsDone(world.tour, toured, `${screen}.${id}`);
    if (now !== toured) held.change({ toured: now });
  };
  const core: ShellCore = {
    ui,
    draws,
    state: held.get,
    tabs: () => world.screens,
    definition: () => screens.definition(held.get().screen),
    screen: () => screens.get(held.get().screen),
    table: () => screens.table(held.get().screen),
    flow: () => {
      const screensNow = [core.screen(), ...screens.opened()];
      return screensNow.map((screen) => screen.flow?.()).find((flow) => flow !== undefined);
    },
    tour: world.tour,
    keyFaults: () => world.keys().faults,
    actionsNow,
    act,
  };

  core.screen().enter?.(world.start);
  return {
    ...core,
    ...shellInput({ core, held, overlays, heed, giveUp: sends.giveUp }),
    drawn: overlays.drawn,
    setBroker: (broker) => {
      if (isDeepStrictEqual(broker, held.get().broker)) return;
      held.set({ broker });
      draws.draw('soon');
    },
    resize: held.change,
    setStale: (stale) => held.change({ stale }),
    renew: () => {
      const { stale } = held.get();
      if (stale !== null) {
        held.set({ stale: null });
        held.say(`${fileOf(stale)} is fixed, and read again.`, 'ok');
      }
      for (const screen of screens.opened()) screen.renew?.();
      draws.draw('now');
    },
    close: async () => {
      closing.abort();
      draws.close();
      await screens.close();
    },
  };
};

/** Of a place, `file:line`. */
const fileOf = (place: string): string => place.replace(/:\d+$/, '');
