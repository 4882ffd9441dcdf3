import type { Value } from '../../core/debug/value.ts';

/** What a value that can be looked into is made of. */
export type Contents = {
  readonly type: Exclude<Extract<Value, { entries: unknown }>['type'], 'bytes'>;
  readonly name: string | null;
  /** An error's message. */
  readonly text: string | null;
  readonly size: number;
  /** The first so many parts. */
  readonly parts: (most: number) => readonly Part[];
};

/** One of what a value is made of. `gap`: indexes of an array that hold nothing. */
export type Part =
  | { readonly kind: 'property'; readonly name: PropertyKey }
  | { readonly kind: 'item'; readonly index: number; readonly value: unknown }
  | { readonly kind: 'gap'; readonly index: number; readonly length: number }
  | { readonly kind: 'pair'; readonly key: unknown; readonly value: unknown };
