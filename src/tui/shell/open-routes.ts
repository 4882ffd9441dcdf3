import type { Route, ScreenName } from '../route.ts';
import type { HeldState } from './hold-state.ts';
import type { Screens } from './open-screens.ts';

/** Which screen is shown, and the way back from it. */
export type Routes = {
  /** One can come back from there. */
  readonly go: (route: Route) => void;
  /** With another way back. */
  readonly show: (route: Route, way: readonly ScreenName[]) => void;
};

export const openRoutes = ({ get, set, change }: HeldState, screens: Screens): Routes => {
  const show = (route: Route, way: readonly ScreenName[]): void => {
    const { screen } = get();
    if (screen !== route.screen) screens.get(screen).leave?.();
    set({ screen: route.screen, way, said: null, isEnlarged: false });
    screens.get(route.screen).enter?.(route);
    change({});
  };
  return {
    show,
    go: (route) => {
      const { screen, way } = get();
      show(route, route.screen === screen ? way : [...way, screen]);
    },
  };
};
