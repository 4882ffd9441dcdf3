/**
 * A picture of a value of a program, bounded in depth, width and characters. Nothing of the program runs to make it: a
 * getter is `[getter]`, a proxy is only named. Texts are raw: whoever prints them escapes control characters.
 */
export type Value =
  /** `text` is the beginning where it is shorter than `length` (both in UTF-16 units). */
  | { readonly type: 'string'; readonly text: string; readonly length: number }
  /** `text` as a programmer writes it: `12`, `-0`, `NaN`, `12n`, `true`, `null`, `undefined`, `Symbol(x)`. */
  | { readonly type: 'number' | 'bigint' | 'boolean' | 'null' | 'undefined' | 'symbol'; readonly text: string }
  /**
   * What has nothing to look into: a function's name (`find`, `class Repo`), an ISO time, `/x/g`, `[getter]`,
   * `[uninitialised]` before a declaration has run, a promise's class (JavaScript cannot ask for its state).
   */
  | {
      readonly type: 'function' | 'date' | 'regexp' | 'accessor' | 'promise' | 'proxy' | 'other';
      readonly text: string;
    }
  /** `name` is the class; null for plain objects and arrays. */
  | {
      readonly type: 'object' | 'array' | 'map' | 'set' | 'bytes' | 'error';
      readonly name: string | null;
      /** For an error its message; for bytes the first of them in hex; else absent. What is cut ends in `…`. */
      readonly text?: string;
      /**
       * How many entries it has; those shown may be fewer, or none below the greatest depth. Of an array its length: a
       * gap in it is one entry, `3 empty`, and there may be entries with names (`index` of a match) after the items.
       */
      readonly size: number;
      readonly entries: readonly Entry[];
      /** It stands above itself already: no entries. */
      readonly isCircular?: true;
    };

/** A value that can be looked into. */
export type Container = Extract<Value, { readonly entries: readonly Entry[] }>;

/** A property, an item by its index, or a pair of a map by the text of its key: only then there is a picture of that. */
export type Entry = { readonly name: string; readonly value: Value; readonly key?: Value };

export type ValueLimits = {
  readonly depth: number;
  /** Entries of one value. */
  readonly width: number;
  /** Of one string. */
  readonly characters: number;
  /** Of all texts and names together; each value counts as 12 more. */
  readonly total: number;
};
