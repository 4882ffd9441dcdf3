import { isInBackground } from './is-in-background.ts';

/**
 * Node sets the terminal as it was when it ends, which would stop a process in the background for as long as nobody brings
 * it back: one that is killed there ends by the signal itself.
 */
export const endInBackground = (): void => {
  if (!isInBackground()) return;
  process.removeAllListeners('SIGTERM');
  process.kill(process.pid, 'SIGTERM');
};
