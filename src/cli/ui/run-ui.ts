import { type ExitCode, exitCodes } from '../../core/errors.ts';
import type { UiOptions } from '../../tui/ui-options.ts';
import type { CommandRun } from '../command.ts';
import { boundHeap } from './bound-heap.ts';
import { loadUi } from './load-ui.ts';
import type { UiArgs } from './ui-flags.ts';
import { openUiWorld } from './ui-world.ts';

/** The UI on this run's terminal until the user leaves it; without `start` it begins with the topics. */
export const runUi = async (run: CommandRun<UiArgs>, start?: UiOptions['start']): Promise<ExitCode> => {
  await using world = await openUiWorld(run);
  const { openUi } = await loadUi();
  boundHeap();
  const { options } = world;
  const { interrupted } = await openUi(start === undefined ? options : { ...options, start });
  return interrupted ? exitCodes.interrupted : exitCodes.done;
};
