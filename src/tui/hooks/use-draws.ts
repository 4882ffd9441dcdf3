import { useSyncExternalStore } from 'react';
import type { Draws } from '../shell/draws.ts';

/** Draws the component again whenever the shell says so. */
export const useDraws = ({ subscribe, version }: Draws): void => {
  useSyncExternalStore(subscribe, version);
};
