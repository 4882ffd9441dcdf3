/** Why the embedded broker lists none. */
export const noGroupsHere =
  'The embedded broker has no consumer groups: handlers run in process. On a Kafka: -C NAME or -b HOST:PORT';
