import { Partitioners } from "kafkajs";
import { describe, expect, it } from "vitest";
import { ownerOf } from "../src/bus/assignment";
import { partitionOf } from "../src/bus/partitioner";

const range = (count: number) => Array.from({ length: count }, (_, index) => index);

describe("the partition of a key", () => {
  const keys = [
    "",
    "a",
    "ab",
    "abc",
    "abcd",
    "PROP-001",
    "HBD-RESORT",
    "Zoë",
    "旅館",
    ...range(500).map((n) => `PROP-${n}`),
  ];

  it("is the one that Kafka's clients choose", () => {
    const theirs = Partitioners.DefaultPartitioner();
    for (const key of keys) {
      const partitionMetadata = range(6).map((partitionId) => ({
        partitionId,
        partitionErrorCode: 0,
        leader: 1,
        replicas: [1],
        isr: [1],
      }));
      const chosen = theirs({ topic: "t", partitionMetadata, message: { key, value: null } });
      expect([key, partitionOf(key, 6)]).toEqual([key, chosen]);
    }
  });

  it("spreads keys over all partitions", () => {
    const counts = new Map<number, number>();
    for (const key of keys) counts.set(partitionOf(key, 6), (counts.get(partitionOf(key, 6)) ?? 0) + 1);
    expect([...counts.keys()].toSorted()).toEqual(range(6));
    for (const count of counts.values()) expect(count).toBeGreaterThan(keys.length / 12);
  });
});

describe("the owner of a partition", () => {
  const all = ["a", "b", "c"].map((memberId) => ({ memberId, topics: ["t", "u"] }));

  it("is the same whatever the order in which members are known", () => {
    for (const partition of range(6))
      expect(ownerOf("t", partition, all.toReversed())).toBe(ownerOf("t", partition, all));
  });

  it("is the same member for one number on every topic, and every member has its share", () => {
    for (const partition of range(6)) expect(ownerOf("u", partition, all)).toBe(ownerOf("t", partition, all));
    expect(
      range(6)
        .map((partition) => ownerOf("t", partition, all))
        .toSorted(),
    ).toEqual(["a", "a", "b", "b", "c", "c"]);
  });

  it("is somebody who takes the topic, or nobody", () => {
    const members = [
      { memberId: "a", topics: ["t"] },
      { memberId: "b", topics: ["u"] },
    ];
    for (const partition of range(6)) expect(ownerOf("u", partition, members)).toBe("b");
    expect(ownerOf("nobody's", 0, members)).toBeUndefined();
  });
});
