import { describe, expect, it, vi } from "vitest";
import type { World } from "../bus-conformance";
import type { Consumer, ConsumerPlan } from "./consumer";
import { KEYS, message, PARTITIONS, range, unique } from "./messages";

const TIMEOUT = { timeout: 25_000, interval: 20 };

export function describeGroups(world: World): void {
  const start = (plan: Omit<ConsumerPlan, "address">) =>
    world.program.start({ ...plan, address: world.ground.address });

  const seats = (topics: string[]) =>
    topics.flatMap((topic) => range(PARTITIONS).map((partition) => `${topic}/${partition}`)).toSorted();

  /** Waits until the members share all partitions among them, half each, nothing twice. */
  const shared = (members: Consumer[], topics: string[]) =>
    vi.waitFor(() => {
      const all = members.flatMap(({ assigned }) => assigned).toSorted();
      expect(all).toEqual(seats(topics));
      for (const { assigned } of members) expect(assigned).toHaveLength(all.length / members.length);
    }, TIMEOUT);

  let sent = 0;
  const publish = async (topics: string[], count: number): Promise<string[]> => {
    const numbers = range(count).map(() => String(sent++));
    const messages = numbers.map((number, index) =>
      message(
        topics[index % topics.length] ?? "",
        KEYS[Math.floor(index / topics.length) % PARTITIONS] ?? "",
        number,
      ),
    );
    await world.bus.publish(messages);
    return numbers;
  };

  const handledAll = (members: Consumer[], values: string[]) =>
    vi.waitFor(() => {
      const handled = new Set(members.flatMap((member) => member.values));
      expect(values.filter((value) => !handled.has(value))).toEqual([]);
    }, TIMEOUT);

  const committed = (group: string, topics: string[]) =>
    vi.waitFor(async () => {
      const lag = await world.bus.lag(group, topics);
      expect(lag.filter(({ lag: behind }) => behind > 0)).toEqual([]);
    }, TIMEOUT);

  describe("groups of processes", () => {
    it("given two processes, when one joins and leaves the other, then each partition has one owner, the same number on every topic, and nothing is handled twice", async () => {
      const topics = await world.topics("a", "b");
      const group = unique("g");
      const first = start({ group, topics });
      await shared([first], topics);
      const before = await publish(topics, 40);
      await handledAll([first], before);
      await committed(group, topics);

      const second = start({ group, topics });
      await shared([first, second], topics);
      const numbers = ({ assigned }: Consumer) => new Set(assigned.map((seat) => seat.split("/").at(-1)));
      expect([...numbers(first)].filter((number) => numbers(second).has(number))).toEqual([]);
      const during = await publish(topics, 40);
      await handledAll([first, second], during);
      expect(second.values.length).toBe(20);

      await first.stop();
      await shared([second], topics);
      const after = await publish(topics, 40);
      await handledAll([second], after);
      expect([...first.values, ...second.values].toSorted()).toEqual(
        [...before, ...during, ...after].toSorted(),
      );
      await second.stop();
    });

    it("given two processes, when one is killed, then the other takes over its partitions and nothing is lost", async () => {
      const topics = await world.topics("a");
      const group = unique("g");
      const [first, second] = [start({ group, topics }), start({ group, topics })] as const;
      await shared([first, second], topics);
      const values = await publish(topics, 40);
      await handledAll([first, second], values);
      await first.crash();
      values.push(...(await publish(topics, 40)));
      await shared([second], topics);
      await handledAll([first, second], values);
      await committed(group, topics);
      await second.stop();
    });

    it("given a process that is killed after its effect and before the commit, when the next comes, then it gets the same again", async () => {
      const topics = await world.topics("a");
      const group = unique("g");
      const first = start({ group, topics, crashes: true });
      const values = await publish(topics, 20);
      await first.ended;
      expect(first.values.length).toBeGreaterThan(0);
      const second = start({ group, topics });
      await handledAll([second], values);
      await second.stop();
    });

    it("given a process that is stopped, when it comes back, then it goes on where it was", async () => {
      const topics = await world.topics("a");
      const group = unique("g");
      const first = start({ group, topics });
      await handledAll([first], await publish(topics, 20));
      await first.stop();
      const later = await publish(topics, 20);
      const second = start({ group, topics });
      await handledAll([second], later);
      expect(second.values.toSorted()).toEqual(later.toSorted());
      await second.stop();
    });

    it("given a process that hangs until it is taken for dead, when it wakes up, then it gives way and the group goes on", async () => {
      const topics = await world.topics("a");
      const group = unique("g");
      const [first, second] = [start({ group, topics }), start({ group, topics })] as const;
      await shared([first, second], topics);
      first.process.kill("SIGSTOP");
      const values = await publish(topics, 40);
      await handledAll([second], values);
      await committed(group, topics);
      first.process.kill("SIGCONT");
      await shared([first, second], topics);
      const later = await publish(topics, 40);
      await handledAll([first, second], later);
      await committed(group, topics);
      await Promise.all([first.stop(), second.stop()]);
    });
  });
}
