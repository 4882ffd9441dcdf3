/** A count as it is read: `1,204`. */
export const count = (value: number): string => value.toLocaleString('en-US');
