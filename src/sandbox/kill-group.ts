/** Ends a process that leads a group of its own, at once, and what it has started in that. */
export const killGroup = (pid: number): void => {
  try {
    // Windows has no groups.
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch (error) {
    // It has ended in this moment: nobody is there, or on macOS only what is left of it.
    const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
};
