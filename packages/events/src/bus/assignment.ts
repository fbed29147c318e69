export type LiveMember = { memberId: string; topics: string[] };

/**
 * Which member of a group a partition belongs to; everyone computes the same from the same live members. Partitions
 * of one number go to the same member on every topic, so one property's events are at work in one place.
 */
export function ownerOf(topic: string, partition: number, members: LiveMember[]): string | undefined {
  const takers = members
    .filter((member) => member.topics.includes(topic))
    .map((member) => member.memberId)
    .sort();
  return takers[partition % takers.length];
}
