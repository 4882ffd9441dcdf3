/** The date after `due:`; null when there is none. A date that is on no calendar throws. */
export const dueDateOf = (description: string): Date | null => {
  const text = /\bdue:(\d{4}-\d{2}-\d{2})\b/.exec(description)?.[1];
  if (text === undefined) return null;
  const date = new Date(`${text}T00:00:00Z`);
  // February 30th is read as March 2nd.
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  if (!isReal) {
    throw new RangeError(`${text} is no date`);
  }
  return date;
};
