/** What is printed where a secret stands. */
export const hidden = '‹secret›';

/** Strings shorter than this are too common to look for within a text: only a whole word is hidden then. */
const shortText = 4;

/** A word's neighbour is looked at beyond the secret: one code point. */
const neighbour = 2;

/** Taken before any program's code runs: this is used in its thread too, where it may have replaced the methods. */
const { apply } = Reflect;
const { from: arrayFrom } = Array;
const { indexOf, slice, charCodeAt } = String.prototype;
const { exec } = RegExp.prototype;
const { max } = Math;

const partOf = (text: string, start: number, end?: number): string => apply(slice, text, [start, end]);
const placeOf = (text: string, part: string, from: number): number => apply(indexOf, text, [part, from]);
const unitAt = (text: string, index: number): number => apply(charCodeAt, text, [index]);

type Beginning = {
  /** At most so many UTF-16 units as were asked for; neither a surrogate pair nor `‹secret›` is cut. */
  readonly text: string;
  /** How many units of the whole text it stands for. */
  readonly read: number;
};

/**
 * The beginning of a text with the secrets in it hidden, also one that the cut would have left a part of. Where secrets
 * overlap, all they cover goes. Reads little more of a long text than is shown.
 */
export const shownBeginning = (text: string, secrets: readonly string[], characters: number): Beginning => {
  const reach = longestOf(secrets) + neighbour;
  for (let window = characters; ; window = window * 2 + reach) {
    const part = partOf(text, 0, window + reach);
    const isWhole = part.length === text.length;
    const shown = hideIn(part, secrets, { characters, end: isWhole ? part.length : part.length - reach });
    if (isWhole || shown.isFull) return shown;
  }
};

/** The greatest length. */
export const longestOf = (texts: readonly string[]): number => {
  let longest = 0;
  for (let index = 0; index < texts.length; index += 1) {
    const { length } = texts[index] ?? '';
    if (length > longest) longest = length;
  }
  return longest;
};

/** `end`: where the text is known no further; only a secret that starts before it counts. */
type Bounds = { readonly characters: number; readonly end: number };

const hideIn = (
  text: string,
  secrets: readonly string[],
  { characters, end }: Bounds,
): Beginning & { readonly isFull: boolean } => {
  const spans = spansIn(text, secrets);
  let shown = '';
  let read = 0;
  while (read < end) {
    const span = spans(read);
    const stop = span === undefined || span.start > end ? end : span.start;
    const most = read + characters - shown.length;
    const cut = stop < most ? stop : wholePairs(text, most);
    shown += partOf(text, read, cut);
    read = cut;
    if (stop >= most) return { text: shown, read, isFull: true };
    if (span === undefined || span.start >= end) break;
    if (shown.length + hidden.length > characters) return { text: shown, read, isFull: true };
    shown += hidden;
    read = span.end;
  }
  return { text: shown, read, isFull: false };
};

/** One less where a pair would be cut. */
const wholePairs = (text: string, end: number): number =>
  end > 0 && isHigh(unitAt(text, end - 1)) && isLow(unitAt(text, end)) ? end - 1 : end;

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

type Span = { readonly start: number; readonly end: number };

/** Finds the next part of the text that secrets cover, at or after a place that only grows. */
const spansIn = (text: string, secrets: readonly string[]): ((from: number) => Span | undefined) => {
  // Its prototype is null, or a replaced iterator of all objects would be asked.
  const count = { __proto__: null, length: secrets.length };
  const starts = arrayFrom(count, () => -1);

  const nextOf = (index: number, from: number): number => {
    const known = starts[index] ?? -1;
    if (known >= from) return known;
    const found = secretPlace(text, secrets[index] ?? '', from);
    starts[index] = found;
    return found;
  };

  const earliest = (from: number): Span | undefined => {
    let start = Number.POSITIVE_INFINITY;
    let end = start;
    for (let index = 0; index < secrets.length; index += 1) {
      const place = nextOf(index, from);
      if (place > start || place === Number.POSITIVE_INFINITY) continue;
      const placeEnd = place + (secrets[index] ?? '').length;
      end = place < start || placeEnd > end ? placeEnd : end;
      start = place;
    }
    return start === Number.POSITIVE_INFINITY ? undefined : { start, end };
  };

  return (from) => {
    const first = earliest(from);
    if (first === undefined) return undefined;
    let { end } = first;
    let next = earliest(first.start + 1);
    while (next !== undefined && next.start < end) {
      end = max(end, next.end);
      next = earliest(next.start + 1);
    }
    return { start: first.start, end };
  };
};

/** Infinity: nowhere. */
const secretPlace = (text: string, secret: string, from: number): number => {
  if (secret === '') return Number.POSITIVE_INFINITY;
  for (let place = placeOf(text, secret, from); place >= 0; place = placeOf(text, secret, place + 1)) {
    if (secret.length >= shortText || isWord(text, place, place + secret.length)) return place;
  }
  return Number.POSITIVE_INFINITY;
};

const isWord = (text: string, start: number, end: number): boolean =>
  !isLetter(characterBefore(text, start)) && !isLetter(partOf(text, end, end + neighbour));

const characterBefore = (text: string, index: number): string => {
  const isPair = index > 1 && isLow(unitAt(text, index - 1)) && isHigh(unitAt(text, index - 2));
  return isPair ? partOf(text, index - 2, index) : partOf(text, index > 0 ? index - 1 : 0, index);
};

const letter = /^[\p{L}\p{N}_]/u;
const isLetter = (character: string): boolean => apply(exec, letter, [character]) !== null;
