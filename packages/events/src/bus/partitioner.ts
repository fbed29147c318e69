const SEED = 0x9747b28c;
const M = 0x5bd1e995;

/** Murmur2 as Kafka's clients compute it, in 32-bit arithmetic. */
function murmur2(data: Buffer): number {
  const whole = data.length & ~3;
  let hash = SEED ^ data.length;
  for (let at = 0; at < whole; at += 4) {
    let word = Math.imul(data.readInt32LE(at), M);
    word = Math.imul(word ^ (word >>> 24), M);
    hash = Math.imul(hash, M) ^ word;
  }
  const rest = data.length - whole;
  if (rest > 0) hash = Math.imul(hash ^ data.readUIntLE(whole, rest), M);
  hash = Math.imul(hash ^ (hash >>> 13), M);
  return hash ^ (hash >>> 15);
}

/**
 * The partition of a key, the same on every bus and in every process. It is the choice of Kafka's own clients, so that
 * another program that writes to the same topics keeps the order of a key too; kafkajs computes it with big integers,
 * which costs more than the rest of a send, so the Kafka bus uses this one as well.
 */
export const partitionOf = (key: string, partitions: number): number =>
  (murmur2(Buffer.from(key)) & 0x7fffffff) % partitions;
