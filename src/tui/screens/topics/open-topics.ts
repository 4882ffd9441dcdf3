import type { TopicSize } from '../../../app/topics/topic-sizes.ts';
import { restartable } from '../../shell/restartable.ts';
import type { Ui } from '../../ui.ts';
import { topicTexts } from './topic-columns.ts';
import { keepPreview, type TopicPreview } from './topic-preview.ts';
import {
  emptyTopics,
  rowsInSight,
  type TopicRow,
  type TopicsEvent,
  type TopicsState,
  topicsAfter,
} from './topics-state.ts';
import { watchTopics } from './watch-topics.ts';

export type Topics = {
  readonly state: () => TopicsState;
  readonly happen: (event: TopicsEvent) => void;
  /** The one under the cursor. */
  readonly current: () => TopicRow | undefined;
  /** Of the topic under the cursor, or of the one before; null before one was found. */
  readonly preview: () => TopicPreview | null;
  /** Whether there is room for it: else nothing is read. */
  readonly setPreviewed: (isPreviewed: boolean) => void;
  /** In sight all of it is kept up to date. */
  readonly start: () => void;
  readonly stop: () => void;
  /** Anew where it is in sight, as the context is another. */
  readonly renew: () => void;
};

/** The topics, and what is found out of them while they are in sight. */
export const openTopics = (ui: Ui): Topics => {
  let state = emptyTopics;
  let isShown = false;
  const current = (): TopicRow | undefined => state.shown[state.cursor];
  const previews = openPreviews(ui, current);
  const happen = (event: TopicsEvent): void => {
    const before = current()?.topic.name;
    state = topicsAfter(state, event);
    if (isShown && current()?.topic.name !== before) previews.start();
  };
  const drawn = lastDrawn(ui, () => state);
  const watch = restartable(ui, (signal) => {
    const told = (event: TopicsEvent): void => {
      if (signal.aborted) return;
      happen(event);
      if (drawn.isOther() || event.type !== 'sized') ui.draw('soon');
    };
    return watchTopics({ ui, state: () => state, happen: told, signal });
  });
  const start = (): void => {
    isShown = true;
    watch.start();
    previews.start();
  };
  return {
    state: () => state,
    happen,
    current,
    preview: previews.found,
    setPreviewed: previews.setWanted,
    start,
    stop: () => {
      isShown = false;
      watch.stop();
      previews.stop();
    },
    renew: () => {
      happen({ type: 'renewed' });
      if (isShown) start();
    },
  };
};

/** Whether what is in sight reads otherwise than when that was asked last: most topics most of the time do not. */
const lastDrawn = (ui: Ui, state: () => TopicsState): { readonly isOther: () => boolean } => {
  let texts = '';
  return {
    isOther: () => {
      const before = texts;
      texts = topicTexts(rowsInSight(state()), { theme: ui.theme, now: ui.now() });
      return texts !== before;
    },
  };
};

/** The newest messages of the topic that is under the cursor when it starts. */
const openPreviews = (ui: Ui, current: Topics['current']) => {
  let preview: TopicPreview | null = null;
  let isWanted = false;
  const size = (): TopicSize | undefined => {
    const known = isWanted ? current()?.facts?.size : undefined;
    return known?.refusal === null ? known : undefined;
  };
  const found = (now: TopicPreview): void => {
    preview = now;
    ui.draw('soon');
  };
  const { start, stop } = restartable(ui, async (signal) => {
    const name = current()?.topic.name;
    if (name !== undefined) await keepPreview({ ui, name, size, found, signal });
  });
  return {
    found: () => preview,
    setWanted: (wanted: boolean): void => {
      isWanted = wanted;
    },
    start,
    stop,
  };
};
