import { EvtoolError } from '../../core/errors.ts';
import { invalidTopicName } from '../../core/topic-name.ts';
import { unknownTopic } from '../../core/unknown-topic.ts';
import type { Cluster } from './cluster.ts';
import { TransientError } from './transient-error.ts';
import type { Metadata, TopicMetadata } from './wire/metadata.ts';
import { errorCodeName, errorCodes, isTransient } from './wire/protocol-error.ts';

export type KnownTopic = { readonly metadata: Metadata; readonly topic: TopicMetadata };

/** The topic's metadata; a topic that is not there is wrong use, and is not waited for. */
export const knownTopic = async (cluster: Cluster, name: string): Promise<KnownTopic> => {
  const metadata = await cluster.metadata([name]);
  const topic = metadata.topics.get(name);
  if (!topic || topic.errorCode === errorCodes.unknownTopicOrPartition) throw unknownTopic(name, cluster.label);
  if (topic.errorCode === errorCodes.invalidTopic) throw invalidTopicName(name);
  if (isTransient(topic.errorCode)) throw new TransientError(`topic "${name}": ${errorCodeName(topic.errorCode)}`);
  if (topic.errorCode !== errorCodes.none) throw refusedTopic(name, cluster.label, topic.errorCode);
  return { metadata, topic };
};

/** The broker knows the topic and will not let us. */
export const refusedTopic = (name: string, label: string, code: number): EvtoolError =>
  new EvtoolError(`Kafka at ${label} refused topic "${name}": ${errorCodeName(code)}.`, {
    hint:
      code === errorCodes.topicAuthorizationFailed ? 'This login may not use the topic: ask for an ACL.' : undefined,
  });
