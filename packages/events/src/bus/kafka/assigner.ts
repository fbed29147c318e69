import { AssignerProtocol, type PartitionAssigner } from "kafkajs";
import { ownerOf } from "../assignment";

const NAME = "same-partition-number";

/**
 * Gives partitions of one number to the same member on every topic, so that one property's events are at work in one
 * place; the assigner that kafkajs brings deals partitions out one after another.
 */
export const samePartitionNumber: PartitionAssigner = ({ cluster }) => ({
  name: NAME,
  version: 0,
  async assign({ members }) {
    const live = members.map(({ memberId, memberMetadata }) => ({
      memberId,
      topics: AssignerProtocol.MemberMetadata.decode(memberMetadata)?.topics ?? [],
    }));
    const assignments = new Map(live.map(({ memberId }) => [memberId, new Map<string, number[]>()]));
    for (const topic of new Set(live.flatMap((member) => member.topics))) {
      for (const { partitionId } of cluster.findTopicPartitionMetadata(topic)) {
        const topics = assignments.get(ownerOf(topic, partitionId, live) ?? "");
        topics?.set(topic, [...(topics.get(topic) ?? []), partitionId]);
      }
    }
    return [...assignments].map(([memberId, topics]) => ({
      memberId,
      memberAssignment: AssignerProtocol.MemberAssignment.encode({
        version: 0,
        assignment: Object.fromEntries(topics),
        userData: Buffer.alloc(0),
      }),
    }));
  },
  protocol: ({ topics }) => ({
    name: NAME,
    metadata: AssignerProtocol.MemberMetadata.encode({ version: 0, topics, userData: Buffer.alloc(0) }),
  }),
});
