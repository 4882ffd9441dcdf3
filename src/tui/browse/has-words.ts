/** Whether a text has all words of a filter, in any order and case; an empty filter takes everything. */
export const hasWords = (text: string, filter: string): boolean => {
  const plain = text.toLowerCase();
  return filter
    .toLowerCase()
    .split(' ')
    .every((word) => plain.includes(word));
};
