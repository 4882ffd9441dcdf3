import { createView, type MessageView } from '../../store/create-view.ts';
import type { KeptMessages } from '../../store/kept-messages.ts';
import { snapshotOf } from '../../store/snapshot-of.ts';
import type { Readings } from './open-readings.ts';
import { type Query, viewFilterOf } from './query.ts';

/** The messages that are looked at. */
export type Sight = {
  readonly view: () => MessageView;
  readonly store: () => KeptMessages | undefined;
  /** Looks at them as they are now, whatever needs their room. */
  readonly hold: () => void;
  readonly letGo: () => void;
};

export const openSight = ({ shown, pending, query: asked }: Readings): Sight => {
  /** What is looked at, once newer messages needed its room. */
  let held: KeptMessages | null = null;
  let view: { readonly of: KeptMessages; readonly query: Query; readonly view: MessageView } | null = null;
  const store = (): KeptMessages | undefined => held ?? shown()?.store;
  return {
    store,
    view: () => {
      const of = store();
      const query = asked();
      if (of === undefined || query === null) return nothing;
      if (view === null || view.of !== of || view.query !== query) {
        // What was read with a filter needs no second look; an expression may take too long for one.
        const isRead = pending() === null || query.filter.startsWith('=');
        view = { of, query, view: createView(of, isRead ? {} : viewFilterOf(query)) };
      }
      return view.view;
    },
    hold: () => {
      const own = shown()?.store;
      if (own !== undefined) held ??= snapshotOf(own);
    },
    letGo: () => {
      held = null;
    },
  };
};

const nothing = createView({
  maxCount: 1,
  at: () => undefined,
  first: () => undefined,
  last: () => undefined,
  columns: {
    timestamps: new Float64Array(),
    offsets: new Float64Array(),
    partitions: new Int32Array(),
    verdicts: new Uint8Array(),
  },
  slotOf: () => 0,
  version: () => 0,
});
