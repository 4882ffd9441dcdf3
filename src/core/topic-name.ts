import { type EvtoolError, usageError } from './errors.ts';

/** Refuses what Kafka's rule for names refuses. The rule also keeps a name from leading out of a folder. */
export const checkTopicName = (name: string): void => {
  const isRight = /^[a-zA-Z0-9._-]{1,249}$/.test(name) && name !== '.' && name !== '..';
  if (!isRight) throw invalidTopicName(name);
};

export const invalidTopicName = (name: string): EvtoolError =>
  usageError(
    `"${name}" cannot be a topic's name.`,
    'Kafka takes up to 249 letters, digits, dots, dashes and underscores.',
  );
