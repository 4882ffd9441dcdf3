import { realpathSync } from 'node:fs';
import type { DebugRunner, OpenDebugger } from '../core/debug/debugger.ts';
import type { HandlerRunner } from '../core/handler/runner.ts';
import { type Attachment, attachDebugger } from './debugger/attach-debugger.ts';
import type { DebuggerPlan } from './debugger/debug-state.ts';
import { openInspectorHub } from './debugger/inspector-hub.ts';
import { stillClock } from './debugger/still-clock.ts';
import { isIdeAttached } from './ide-attached.ts';
import { runnerOf } from './open-runner.ts';

/** A runner whose handler stops, each of its threads under a debugger in this process. */
export const openDebugger: OpenDebugger = async ({ onPause, ...options }) => {
  if (isIdeAttached(options.env)) return { ...runnerOf(options), ...unarmed };
  const hub = openInspectorHub();
  const plan: DebuggerPlan = {
    root: realpathSync(options.root),
    onPause,
    breakpoints: [],
    stopsAtEntry: true,
  };
  const clock = stillClock(() => performance.now());
  let current: Attachment | undefined;
  const runner = runnerOf(options, async (thread) => {
    await thread.started;
    const cdp = await thread.inspect(hub);
    const attachment = await attachDebugger(cdp, plan, {
      onOutOfMemory: () => void thread.end(),
      heard: thread.heard,
    });
    thread.beforeEnd(attachment.detach);
    // While the first handler is loaded, too: its modules may stop.
    current ??= attachment;
    return {
      ...attachment,
      watch: (listener) =>
        attachment.watch(
          listener && {
            ...listener,
            still: (isStill) => {
              clock.stands(isStill);
              listener.still(isStill);
            },
          },
        ),
      loaded: async () => {
        current = attachment;
        // They may have changed since this thread was started ahead of its time.
        await attachment.setBreakpoints();
        await attachment.loaded();
      },
    };
  });
  const control: Omit<DebugRunner, keyof typeof runner> = {
    setBreakpoints: async (breakpoints) => {
      plan.breakpoints = breakpoints;
      await current?.setBreakpoints();
      return boundOf();
    },
    isArmed: true,
    breakpoints: () => boundOf(),
    files: () => current?.files() ?? [],
    pause: () => current?.pause(),
    stopAtEntry: () => {
      plan.stopsAtEntry = true;
    },
  };
  const boundOf = () => current?.breakpoints() ?? plan.breakpoints.map((breakpoint) => ({ breakpoint, line: null }));
  return {
    ...runner,
    ...control,
    async *run(input, waiting) {
      clock.restart();
      for await (const event of runner.run(input, waiting)) yield clock.moving(event);
    },
    close: async () => {
      await runner.close();
      hub.close();
    },
  };
};

const unarmed: Omit<DebugRunner, keyof HandlerRunner> = {
  isArmed: false,
  setBreakpoints: async (breakpoints) => breakpoints.map((breakpoint) => ({ breakpoint, line: null })),
  breakpoints: () => [],
  files: () => [],
  pause: () => {},
  stopAtEntry: () => {},
};
