import type { Consumers } from "./types";

/** Where a reading of the bus stands: the ends of the topics, and how far each group has read each. */
export type Marks = { at: number; ends: Map<string, number>; read: Map<string, number> };

/** What moved between two readings. */
export type Passed = {
  seconds: number;
  /** Events that came onto the bus, in all. */
  events: number;
  /** By group and topic, as `wire` names it: how many it has read. */
  taken: Map<string, number>;
};

export const wire = (topic: string, group: string): string => `${topic} ${group}`;

export function marksOf(consumers: Consumers, at: number): Marks {
  const ends = new Map<string, number>();
  const read = new Map<string, number>();
  for (const { group, partitions } of consumers.items) {
    const ofGroup = new Map<string, number>();
    for (const { topic, committed, end } of partitions) {
      ofGroup.set(topic, (ofGroup.get(topic) ?? 0) + end);
      read.set(wire(topic, group), (read.get(wire(topic, group)) ?? 0) + committed);
    }
    // All groups of a topic read the same log, a moment apart: the furthest end is the newest.
    for (const [topic, end] of ofGroup) ends.set(topic, Math.max(end, ends.get(topic) ?? 0));
  }
  return { at, ends, read };
}

const risen = (before: Map<string, number>, now: Map<string, number>): Map<string, number> =>
  new Map(
    [...now].flatMap(([name, value]) => {
      const rise = value - (before.get(name) ?? value);
      return rise > 0 ? [[name, rise] as const] : [];
    }),
  );

export function passedBetween(before: Marks, now: Marks): Passed {
  const events = [...risen(before.ends, now.ends).values()].reduce((sum, rise) => sum + rise, 0);
  return { seconds: (now.at - before.at) / 1_000, events, taken: risen(before.read, now.read) };
}
