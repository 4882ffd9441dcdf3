import type { Decoded } from '../decode/decoded.ts';
import { pointerReader, valueAt } from '../json-pointer.ts';
import type { Header } from '../message.ts';
import { nearest } from '../nearest.ts';
import type { Selector } from './catalog.ts';
import { headerBytes, headerText } from './header-text.ts';

/** What a selector may look at. */
export type SeenMessage = { readonly headers: readonly Header[]; readonly decoded: Decoded };

type SelectorKind<S extends Selector> = {
  readonly matches: (selector: S) => (message: SeenMessage) => boolean;
  /** What a message must have, for people: `header Type is "Introspect"`. */
  readonly wanted: (selector: S) => string;
  /** What this message has in that place instead. */
  readonly seen: (selector: S, message: SeenMessage) => string;
  /** Where the selector looks: `by header Type`. */
  readonly by: (selector: S) => string;
  /** Whether the message lacks what would tell: it may be the event all the same. */
  readonly cannotTell: (selector: S, message: SeenMessage) => boolean;
};

const shown = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join(' or ');

const cut = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
};

const isOpaque = ({ decoded }: SeenMessage): boolean => decoded.encoding !== 'json';

const header: SelectorKind<Selector & { kind: 'header' }> = {
  matches: ({ header: name, is }) => {
    const wanted = is.map((text) => Buffer.from(text));
    return ({ headers }) => {
      const bytes = headerBytes(headers, name);
      return bytes != null && wanted.some((one) => one.equals(bytes));
    };
  },
  wanted: ({ header: name, is }) => `header ${name} is ${shown(is)}`,
  seen: ({ header: name, is }, { headers }) => {
    const text = headerText(headers, name);
    if (text === undefined)
      return `no header ${name}${hint(
        nearest(
          name,
          headers.map(([one]) => one),
        ),
      )}`;
    const meant = text === null ? undefined : nearest(text, is);
    return `header ${name} is ${cut(text)}${meant === undefined ? '' : `; did you mean ${JSON.stringify(meant)}?`}`;
  },
  by: ({ header: name }) => `by header ${name}`,
  cannotTell: ({ header: name }, message) => isOpaque(message) && headerText(message.headers, name) === undefined,
};

const hint = (name: string | undefined): string => (name === undefined ? '' : ` (but ${JSON.stringify(name)})`);

const pointer: SelectorKind<Selector & { kind: 'pointer' }> = {
  matches: ({ pointer: place, is }) => {
    const read = pointerReader(place);
    return ({ decoded }) => decoded.encoding === 'json' && is.includes(read(decoded.value));
  },
  wanted: ({ pointer: place, is }) => `${place} is ${shown(is)}`,
  seen: ({ pointer: place }, { decoded }) => {
    const value = valueAt(decoded.value, place);
    return value === undefined ? `nothing at ${place}` : `${place} is ${cut(value)}`;
  },
  by: ({ pointer: place }) => `by ${place}`,
  cannotTell: (_, message) => isOpaque(message),
};

const cloudEvent: SelectorKind<Selector & { kind: 'cloudEvent' }> = {
  matches:
    ({ types }) =>
    (message) => {
      const type = cloudEventType(message);
      return typeof type === 'string' && types.includes(type);
    },
  wanted: ({ types }) => `CloudEvents type is ${shown(types)}`,
  seen: (_, message) => {
    const type = cloudEventType(message);
    return type === undefined ? 'no CloudEvent (neither ce_type nor /specversion)' : `CloudEvents type is ${cut(type)}`;
  },
  by: () => 'by CloudEvents type',
  cannotTell: (_, message) => isOpaque(message) && cloudEventType(message) === undefined,
};

/** Binary mode has it in a header, structured mode in the value, beside `specversion`. */
const cloudEventType = ({ headers, decoded }: SeenMessage): unknown => {
  const text = headerText(headers, 'ce_type');
  if (text !== undefined) return text;
  return valueAt(decoded.value, '/specversion') === undefined ? undefined : valueAt(decoded.value, '/type');
};

/** A selector with what it does; a new kind is one entry in `bind`. */
export type BoundSelector = {
  readonly matches: (message: SeenMessage) => boolean;
  readonly wanted: string;
  readonly seen: (message: SeenMessage) => string;
  readonly by: string;
  readonly cannotTell: (message: SeenMessage) => boolean;
};

export const bindSelector = (selector: Selector): BoundSelector => {
  switch (selector.kind) {
    case 'header':
      return bind(header, selector);
    case 'pointer':
      return bind(pointer, selector);
    case 'cloudEvent':
      return bind(cloudEvent, selector);
  }
};

const bind = <S extends Selector>(kind: SelectorKind<S>, selector: S): BoundSelector => ({
  matches: kind.matches(selector),
  wanted: kind.wanted(selector),
  seen: (message) => kind.seen(selector, message),
  by: kind.by(selector),
  cannotTell: (message) => kind.cannotTell(selector, message),
});
