import { usageError } from '../../core/errors.ts';

/** Kafka's rule. It also keeps names from leading out of the broker's folder. */
export const checkTopicName = (name: string): void => {
  const isRight = /^[a-zA-Z0-9._-]{1,249}$/.test(name) && name !== '.' && name !== '..';
  if (isRight) return;
  throw usageError(
    `"${name}" cannot be a topic's name.`,
    'Kafka takes up to 249 letters, digits, dots, dashes and underscores.',
  );
};
