/** The error codes of Kafka's protocol that evtool acts on or names; see kafka.apache.org/protocol#protocol_error_codes */
export const errorCodes = {
  none: 0,
  offsetOutOfRange: 1,
  corruptMessage: 2,
  unknownTopicOrPartition: 3,
  leaderNotAvailable: 5,
  notLeaderOrFollower: 6,
  requestTimedOut: 7,
  replicaNotAvailable: 9,
  messageTooLarge: 10,
  networkException: 13,
  coordinatorLoadInProgress: 14,
  coordinatorNotAvailable: 15,
  notCoordinator: 16,
  invalidTopic: 17,
  recordListTooLarge: 18,
  notEnoughReplicas: 19,
  notEnoughReplicasAfterAppend: 20,
  topicAuthorizationFailed: 29,
  groupAuthorizationFailed: 30,
  clusterAuthorizationFailed: 31,
  invalidTimestamp: 32,
  unsupportedVersion: 35,
  topicAlreadyExists: 36,
  invalidPartitions: 37,
  invalidReplicationFactor: 38,
  notController: 41,
  policyViolation: 44,
  outOfOrderSequence: 45,
  duplicateSequence: 46,
  invalidProducerEpoch: 47,
  kafkaStorageError: 56,
  unknownProducerId: 59,
  groupIdNotFound: 69,
  fencedLeaderEpoch: 74,
  unknownLeaderEpoch: 75,
  unsupportedCompression: 76,
  invalidRecord: 87,
} as const;

const names = new Map<number, string>(Object.entries(errorCodes).map(([name, code]) => [code, name]));

/** The code's name in words: `not enough replicas`. */
export const errorCodeName = (code: number): string =>
  names.get(code)?.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) ?? `error code ${code}`;

/** The cluster moved, or moves: fresh metadata and another try will do. */
export const isTransient = (code: number): boolean => transient.has(code);

const transient = new Set<number>([
  errorCodes.unknownTopicOrPartition,
  errorCodes.leaderNotAvailable,
  errorCodes.notLeaderOrFollower,
  errorCodes.requestTimedOut,
  errorCodes.replicaNotAvailable,
  errorCodes.networkException,
  errorCodes.coordinatorLoadInProgress,
  errorCodes.coordinatorNotAvailable,
  errorCodes.notCoordinator,
  errorCodes.notEnoughReplicas,
  errorCodes.notEnoughReplicasAfterAppend,
  errorCodes.kafkaStorageError,
  errorCodes.fencedLeaderEpoch,
  errorCodes.unknownLeaderEpoch,
]);
