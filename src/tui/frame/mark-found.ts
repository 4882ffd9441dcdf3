import type { Piece } from './pieces.ts';

/** A text as a search for a word sees it: case counts only for who types a capital. */
export const seenBy = (word: string, text: string): string => (word === word.toLowerCase() ? text.toLowerCase() : text);

/** The pieces of a line in which a word stands out wherever it is, also across them. */
export const markFound = (pieces: readonly Piece[], word: string): readonly Piece[] => {
  if (word === '') return pieces;
  const places = placesOf(word, pieces.map(({ text }) => text).join(''));
  if (places.length === 0) return pieces;
  let end = 0;
  return pieces.flatMap((piece) => {
    const start = end;
    end += piece.text.length;
    return split(piece, { start, places, length: word.length });
  });
};

const placesOf = (word: string, text: string): readonly number[] => {
  const line = seenBy(word, text);
  const places: number[] = [];
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + word.length)) places.push(at);
  return places;
};

type Found = { readonly start: number; readonly places: readonly number[]; readonly length: number };

const split = (piece: Piece, { start, places, length }: Found): readonly Piece[] => {
  const { text } = piece;
  const parts: Piece[] = [];
  let at = 0;
  for (const place of places) {
    const from = Math.max(at, place - start);
    const to = Math.min(text.length, place - start + length);
    if (to <= from) continue;
    parts.push({ ...piece, text: text.slice(at, from) }, { text: text.slice(from, to), role: 'spot' });
    at = to;
  }
  return [...parts, { ...piece, text: text.slice(at) }].filter((part) => part.text !== '');
};
