import {
  type AliasEvent,
  EVENT_ID,
  type Event,
  getScalarValue,
  load,
  type MappingEvent,
  parseEvents,
  type ScalarEvent,
  type SequenceEvent,
} from 'js-yaml';
import { pointerStep } from '../core/json-pointer.ts';

/** Offsets of a node's key (members of mappings only) and value; `target`: the pointer an alias stands for. */
export type NodeOffsets = { readonly key?: number; readonly value: number; readonly target?: string };

/** A collection that is being read. `name` is the member whose value comes next; null while its key does. */
type Frame = { readonly pointer: string; readonly isMapping: boolean; next: number; name: Key | null };
type Collection = MappingEvent | SequenceEvent;
type Node = Collection | ScalarEvent | AliasEvent;
type Key = { readonly text: string; readonly offset: number };
type Walk = {
  readonly text: string;
  readonly found: Map<string, NodeOffsets>;
  readonly anchors: Map<string, string>;
  readonly stack: Frame[];
};

/** Deep JSON is placed too, while the parser's own stack lasts: it overflows at some thousands. */
const maxDepth = 1000;

/** Where every node of a YAML or JSON text stands, by JSON pointer. Costs about ten times a `JSON.parse`: use lazily. */
export const nodeOffsets = (text: string): ReadonlyMap<string, NodeOffsets> => {
  const walk: Walk = { text, found: new Map(), anchors: new Map(), stack: [] };
  for (const event of parseEvents(text, { maxDepth })) visit(walk, event);
  return walk.found;
};

const visit = (walk: Walk, event: Event): void => {
  if (event.type === EVENT_ID.DOCUMENT) return;
  const frame = walk.stack.at(-1);
  if (event.type === EVENT_ID.POP) walk.stack.pop();
  else if (frame?.isMapping && frame.name === null) frame.name = keyOf(walk, event);
  else enterValue(walk, frame, event);
};

const enterValue = (walk: Walk, frame: Frame | undefined, event: Node): void => {
  const pointer = pointerOf(frame);
  const key = frame?.name?.offset;
  const value = valueOffset(walk.text, event) ?? key ?? 0;
  const target = event.type === EVENT_ID.ALIAS ? walk.anchors.get(anchorName(walk, event)) : undefined;
  walk.found.set(pointer, { value, ...(key !== undefined && { key }), ...(target !== undefined && { target }) });
  if (event.type !== EVENT_ID.ALIAS && event.anchorStart >= 0) walk.anchors.set(anchorName(walk, event), pointer);
  if (frame) advance(frame);
  if (!isCollection(event)) return;
  walk.stack.push({ pointer, isMapping: event.type === EVENT_ID.MAPPING, next: 0, name: null });
};

const isCollection = (event: Event): event is Collection =>
  event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE;

/** Loading refuses collections as keys, so a key is a scalar, or an alias to one. */
const keyOf = (walk: Walk, event: Node): Key => ({
  text: event.type === EVENT_ID.SCALAR ? keyText(walk.text, event) : anchorName(walk, event),
  offset: valueOffset(walk.text, event) ?? 0,
});

const pointerOf = (frame: Frame | undefined): string => {
  if (!frame) return '';
  const token = frame.isMapping ? (frame.name?.text ?? '') : String(frame.next);
  return `${frame.pointer}${pointerStep(token)}`;
};

const advance = (frame: Frame): void => {
  frame.next += 1;
  frame.name = null;
};

/** Undefined for an empty value (`key:`), which stands nowhere. The parser's ranges leave quotes and `|` out. */
const valueOffset = (text: string, event: Node): number | undefined => {
  if (event.type === EVENT_ID.ALIAS) return event.anchorStart - 1;
  if (isCollection(event)) return event.start;
  if (event.valueStart < 0) return undefined;
  const opening = { 1: '', 2: "'", 3: '"', 4: '|', 5: '>' }[event.style];
  return opening === '' ? event.valueStart : Math.max(0, text.lastIndexOf(opening, event.valueStart - 1));
};

const anchorName = ({ text }: Walk, event: Node): string => text.slice(event.anchorStart, event.anchorEnd);

/** A plain key that reads as a number, a boolean or null gets the name that loading gives it: `0x10` is "16". */
const keyText = (text: string, event: ScalarEvent): string => {
  const source = getScalarValue(text, event);
  const isPlain = event.style === 1 && event.tagStart < 0;
  return isPlain && /^(?:[-+.]?[\d.]|~$|null$|true$|false$)/i.test(source) ? String(load(source)) : source;
};
