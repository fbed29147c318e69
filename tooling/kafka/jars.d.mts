/** Kafka cannot run on this machine as it is; the message says what is missing. */
export class KafkaUnavailable extends Error {}
export function kafkaJars(): Promise<string>;
