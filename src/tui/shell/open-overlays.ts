import { isTooSmall } from '../frame/frame.ts';
import type { HeldState } from './hold-state.ts';
import { openPerception } from './open-perception.ts';
import type { Overlay } from './overlay.ts';

/** What lies over the screen: the last one takes the keys. */
export type Overlays = {
  readonly top: () => Overlay | undefined;
  /** What comes while another one is open waits under it: keys meant for that one must not answer it. */
  readonly push: (overlay: Overlay) => void;
  /** It may have opened another one, or have been closed, while it was told of a key. Null closes it. */
  readonly replace: (overlay: Overlay, next: Overlay | null) => void;
  /** A frame was written. */
  readonly drawn: () => void;
  /** Keys are for it: a question is answered by whoever can have read it. What else opens does so by a key, at once. */
  readonly isReady: (overlay: Overlay) => boolean;
};

export const openOverlays = ({ get, set, change }: HeldState): Overlays => {
  const top = (): Overlay | undefined => get().overlays.at(-1);
  const unread = (): Overlay | undefined => {
    const one = top();
    return isTooSmall(get()) || one?.type !== 'confirm' || one.isRead ? undefined : one;
  };
  const read = (one: Overlay, isRead: boolean): Overlay => (one.type === 'confirm' ? { ...one, isRead } : one);
  const swap = (from: Overlay, to: Overlay): readonly Overlay[] =>
    get().overlays.map((one) => (one === from ? to : one));
  const perceive = openPerception(unread, (one) => change({ overlays: swap(one, read(one, true)) }));
  return {
    top,
    push: (overlay) => change({ overlays: [overlay, ...get().overlays] }),
    replace: (overlay, next) => {
      set({ overlays: get().overlays.flatMap((one) => (one === overlay ? (next ?? []) : one)) });
      if (overlay.type === 'prompt' && next?.type === 'prompt' && next.field.text !== overlay.field.text)
        overlay.request.onChange?.(next.field.text);
    },
    drawn: () => {
      const one = top();
      // Out of sight it is not read any more.
      if (one?.type === 'confirm' && one.isRead && isTooSmall(get())) set({ overlays: swap(one, read(one, false)) });
      perceive();
    },
    isReady: (overlay) => overlay.type !== 'confirm' || overlay.isRead,
  };
};
