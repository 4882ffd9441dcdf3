import { lineTarget } from '../../../app/cli-line.ts';
import { lookAgain } from '../../../app/look-again.ts';
import { listTopicNames } from '../../../app/topics/list-topic-names.ts';
import { topicDater } from '../../../app/topics/topic-dater.ts';
import { topicSampler } from '../../../app/topics/topic-sampler.ts';
import { type TopicSize, topicSizes } from '../../../app/topics/topic-sizes.ts';
import { EvtoolError } from '../../../core/errors.ts';
import type { Ui } from '../../ui.ts';
import { topicsToDate, topicsToSize, topicToSample } from './due-topics.ts';
import { endOf } from './topic-facts.ts';
import type { TopicsEvent, TopicsState } from './topics-state.ts';

export type WatchedTopics = {
  readonly ui: Ui;
  readonly state: () => TopicsState;
  readonly happen: (event: TopicsEvent) => void;
  readonly signal: AbortSignal;
};

/** How often it is looked what is due, in ms: rows that come into sight do not wait long. */
const tickMs = 300;
/** Topics may have come or gone after so many ms. */
const listMs = 10_000;

/** Keeps what is known of the topics up to date until the signal, and asks no more than what is due. */
export const watchTopics = async (watched: WatchedTopics): Promise<void> => {
  await Promise.all([keepSizes(watched), keepSamples(watched)]);
};

const keepSizes = ({ ui, state, happen, signal }: WatchedTopics): Promise<void> => {
  let listedAt = Number.NEGATIVE_INFINITY;
  const date = topicDater(ui.context());
  const list = async (): Promise<void> => {
    const target = lineTarget(ui.context(), await ui.context().broker());
    happen({ type: 'listed', target, ...(await listTopicNames(ui.context(), { signal })) });
    listedAt = ui.now();
  };
  const look = async (): Promise<void> => {
    if (ui.now() - listedAt >= listMs) await list();
    const names = topicsToSize(state(), ui.now());
    const sizes = await topicSizes(ui.context(), names, { signal });
    // Either none of them may be looked at, or the cluster is gone: that the list tells.
    if (sizes.length > 0 && sizes.every(({ refusal }) => refusal !== null)) await list();
    if (sizes.length > 0) happen({ type: 'sized', sizes });
    const undated = topicsToDate(state());
    if (undated.length > 0) happen({ type: 'dated', newest: await date(undated, { signal }) });
  };
  const failed = ({ message, hint }: EvtoolError): void => {
    listedAt = Number.NEGATIVE_INFINITY;
    happen({ type: 'failed', message, hint });
  };
  return lookAgain({ everyMs: tickMs, look, failed, signal });
};

/** One topic after the other, beside all else. */
const keepSamples = ({ ui, state, happen, signal }: WatchedTopics): Promise<void> => {
  const sample = topicSampler(ui.context());
  const due = (): TopicSize | undefined => (signal.aborted ? undefined : topicToSample(state(), ui.now()));
  const look = async (): Promise<void> => {
    for (let size = due(); size !== undefined; size = due()) {
      const found = await sample(size, { signal }).catch(noVerdict);
      happen({ type: 'sampled', name: size.name, found, end: endOf(size), at: ui.now() });
    }
  };
  return lookAgain({ everyMs: tickMs, look, failed: () => {}, signal });
};

/** What cannot be read has no verdict; a faulty schema is told by `check` and on the screen of schemas. */
const noVerdict = (error: unknown): null => {
  if (!(error instanceof EvtoolError)) throw error;
  return null;
};
