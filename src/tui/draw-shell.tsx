import { type Instance, render } from 'ink';
import { Root } from './components/root.tsx';
import type { HandOver } from './hooks/use-hand-over.ts';
import type { Shell } from './shell/shell.ts';
import type { UiOptions } from './ui-options.ts';

/** Draws the shell from now on, each time that it says so. */
export const drawShell = (
  shell: Shell,
  handOver: HandOver,
  { stdin, stdout, isLinear, writesWholeFrames = false }: UiOptions,
): Instance =>
  render(<Root shell={shell} handOver={handOver} />, {
    stdin,
    stdout,
    alternateScreen: !isLinear,
    incrementalRendering: true,
    debug: writesWholeFrames,
    maxFps: 30,
    onRender: shell.drawn,
    patchConsole: false,
    exitOnCtrlC: false,
    interactive: true,
    isScreenReaderEnabled: isLinear,
  });
