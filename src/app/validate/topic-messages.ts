import type { Inspector } from '../../core/inspect.ts';
import type { InspectedMessage } from '../../core/message.ts';
import type { Waiting } from '../../core/ports.ts';
import { type Batches, filterBatches, mapBatches } from '../../core/stream.ts';
import type { AppContext } from '../context.ts';
import { resolveTopics } from '../resolve-topic.ts';
import type { TopicStretch } from '../sources.ts';
import { windowOf } from '../window.ts';

type TopicRequest = {
  readonly name: string;
  readonly stretch: TopicStretch | null;
  readonly zone: string;
  readonly inspect: Inspector['inspect'];
};

/** What a topic holds as of now, or a stretch of it, inspected; by an event's name without those of other events. */
export async function* topicMessages(
  context: AppContext,
  { name, stretch, zone, inspect }: TopicRequest,
  waiting: Waiting,
): Batches<InspectedMessage> {
  const resolved = await resolveTopics(context, [name], waiting);
  const topics = resolved.map(({ topic }) => topic);
  const place = stretch && { from: [String(stretch.from)], to: [String(stretch.to)], partitions: [stretch.partition] };
  const { plan } = await windowOf(context, { topics, zone, ...place }, waiting);
  const broker = await context.broker();
  const leftOut = new Set(resolved.flatMap((one) => [...one.leftOut]));
  const isMeant = ({ event }: InspectedMessage): boolean => event === undefined || !leftOut.has(event);
  const messages = mapBatches(broker.read(plan, waiting), (raw) => inspect(raw));
  yield* filterBatches(messages, isMeant);
}
