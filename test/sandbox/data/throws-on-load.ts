export const answer = 42;
throw new Error('no database');
