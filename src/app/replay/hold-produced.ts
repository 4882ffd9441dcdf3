import type { EventDefinition } from '../../core/catalog/catalog.ts';
import { eventFinder } from '../../core/catalog/find-event.ts';
import { decode } from '../../core/decode/decode.ts';
import { fill, type Generators } from '../../core/fixture/fill.ts';
import type { OnProduce, ProduceCall } from '../../core/handler/runner.ts';
import type { Inspector } from '../../core/inspect.ts';
import type { Draft, InspectedMessage } from '../../core/message.ts';
import { nearest } from '../../core/nearest.ts';
import type { ProducedMessage } from '../../core/replay/replay-result.ts';

/** A held message, and what to send for it; without `draft` it is not fit to be sent. */
export type Held = { readonly produced: ProducedMessage; readonly draft?: Draft };

export type Shelf = {
  readonly onProduce: OnProduce;
  /** What was produced since it was last taken, in order. */
  readonly held: () => readonly Held[];
  /** The same, which is forgotten then. */
  readonly take: () => readonly Held[];
};

export type ShelfNeeds = {
  readonly events: readonly EventDefinition[];
  readonly inspector: Inspector;
  readonly generators: Generators;
  /** The workspace's name for a topic. */
  readonly usedName: (topic: string) => string;
  /** Topics of the cluster; null while no broker is in use. */
  readonly listTopics: (() => Promise<ReadonlySet<string>>) | null;
};

/** Checks what a handler produces as `evtool produce` would, and holds it. What is wrong fails the handler's call. */
export const shelf = (needs: ShelfNeeds): Shelf => {
  let held: Held[] = [];
  return {
    onProduce: async (call) => {
      // A run that is given up meanwhile leaves nothing to the next one.
      const own = held;
      const target = await targetOf(call, needs);
      const draft = draftOf(call, target, needs.generators);
      const message = needs.inspector.inspect(rawOf(draft, needs.generators), { event: target.event?.name });
      if (message.valid === false) {
        own.push({ produced: { message, held: false } });
        throw new Error(invalidText(message));
      }
      own.push({ produced: { message, held: true }, draft });
      return { topic: draft.topic, partition: null, offset: null, held: true };
    },
    held: () => held,
    take: () => {
      const taken = held;
      held = [];
      return taken;
    },
  };
};

type Target = { readonly topic: string; readonly event: EventDefinition | null };

const targetOf = async (call: ProduceCall, needs: ShelfNeeds): Promise<Target> => {
  const { events, usedName, listTopics } = needs;
  const named = events.find(({ name }) => name === call.target);
  if (named) return { topic: named.topic, event: named };
  const topic = usedName(call.target);
  const own = events.filter((event) => event.topic === topic);
  if (own.length > 0) return { topic, event: eventOf(call, topic, own) };
  if ((await listTopics?.())?.has(topic)) return { topic, event: null };
  throw new Error(unknownText(call.target, events));
};

const eventOf = (call: ProduceCall, topic: string, events: readonly EventDefinition[]): EventDefinition => {
  const [only, ...others] = events;
  if (only && others.length === 0) return only;
  const choice = eventFinder(events)({ headers: call.headers ?? [], decoded: decode(call.value) });
  if (choice.event) return choice.event;
  const names = events.map(({ name }) => name).join(', ');
  throw new Error(`topic "${topic}" has several events: ${names}. Name one of them: ${choice.detail}`);
};

const unknownText = (target: string, events: readonly EventDefinition[]): string => {
  const names = [...new Set(events.flatMap(({ name, topic }) => [name, topic]))];
  const meant = nearest(target, names);
  return `no event or topic "${target}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`;
};

const draftOf = ({ key, value, headers, partition }: ProduceCall, target: Target, generators: Generators): Draft => {
  const places = { value: '', key: '', headers: '' };
  const { encoding } = decode(value);
  return fill({ key, value, headers, partition, encoding, places }, target, generators).draft;
};

/** As it would be read back; its place is not known yet. */
const rawOf = ({ topic, key, value, headers, partition = 0 }: Draft, { now }: Generators) => ({
  topic,
  partition,
  offset: 0,
  timestamp: now(),
  key,
  value,
  headers,
});

const invalidText = ({ event, issues }: InspectedMessage): string => {
  const errors = issues.filter(({ level }) => level === 'error');
  const [first] = errors;
  const place = first?.header === undefined ? first?.path : `header ${first.header}${first.path}`;
  const more = errors.length > 1 ? `, and ${errors.length - 1} more` : '';
  return `the message is no valid "${event}": ${place ? `${place}: ` : ''}${first?.message ?? 'no issue'}${more}`;
};
