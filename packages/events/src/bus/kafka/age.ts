import type { Admin } from "kafkajs";

/** Ages that are tried one after another, in ms; the longest is past any retention that is usual. */
const LADDER = [2, 10, 60, 300, 1_800, 7_200, 86_400, 604_800, 2_592_000].map((seconds) => seconds * 1_000);
/** How often the step between two of them is halved: the answer is right to a sixteenth of it. */
const HALVINGS = 4;

/**
 * Tells how old messages of a topic are without fetching them: a broker knows which offset is the first that was recorded
 * at a moment or later. Offsets of one moment are asked for once for all partitions; less than two seconds is none.
 */
export function ageFinder(admin: Admin, topic: string, now: number) {
  const known = new Map<number, Promise<Map<number, string>>>();

  /** Whether what lies at a place was recorded longer ago than `age`. */
  async function isOlder(partition: number, position: bigint, age: number): Promise<boolean> {
    const asked = known.get(age) ?? firstOffsets(now - age);
    known.set(age, asked);
    const first = (await asked).get(partition);
    // No offset: everything there is was recorded before.
    return first === undefined || first === "-1" || BigInt(first) > position;
  }

  const firstOffsets = async (moment: number) =>
    new Map(
      (await admin.fetchTopicOffsetsByTimestamp(topic, moment)).map(({ partition, offset }) => [
        partition,
        offset,
      ]),
    );

  return async function ageAt(partition: number, position: bigint): Promise<number> {
    let [atLeast, atMost] = [0, LADDER.at(-1) ?? 0];
    for (const age of LADDER) {
      if (!(await isOlder(partition, position, age))) {
        atMost = age;
        break;
      }
      atLeast = age;
    }
    if (atLeast === 0) return 0;
    for (let halving = 0; halving < HALVINGS && atLeast < atMost; halving += 1) {
      const middle = Math.round((atLeast + atMost) / 2);
      if (await isOlder(partition, position, middle)) atLeast = middle;
      else atMost = middle;
    }
    return atLeast;
  };
}
