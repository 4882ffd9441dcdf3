import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * A full garbage collection, so that memory figures tell what is held, not what was used. V8 frees array buffers on
 * another thread, which lags on a busy machine; a second collection begins by waiting for the first one's.
 */
export const collectGarbage = (): void => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
};
