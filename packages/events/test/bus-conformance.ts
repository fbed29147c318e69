import { afterAll, beforeAll, describe } from "vitest";
import type { Bus } from "../src/bus/port";
import { describeDelivery } from "./bus/conformance-delivery";
import { describeFailures } from "./bus/conformance-failures";
import { describeGroups } from "./bus/conformance-groups";
import { describeOutages } from "./bus/conformance-outages";
import { describePublishing } from "./bus/conformance-publishing";
import { describeRelays } from "./bus/conformance-relays";
import { consumerProgram } from "./bus/consumer";
import type { Ground } from "./bus/ground";
import { PARTITIONS, unique } from "./bus/messages";

export type World = {
  readonly ground: Ground;
  /** A bus for the tests to publish and subscribe with. */
  readonly bus: Bus;
  readonly program: Awaited<ReturnType<typeof consumerProgram>>;
  /** Makes topics of the given names that no other test has. */
  topics<Names extends string[]>(...names: Names): Promise<{ [Index in keyof Names]: string }>;
};

/** What every bus must keep, whatever it is made of. */
export function describeBus(name: string, prepare: () => Promise<Ground & { close(): Promise<void> }>): void {
  describe(name, () => {
    let prepared: (Ground & { close(): Promise<void> }) | undefined;
    let opened: Bus | undefined;
    let built: World["program"] | undefined;
    const present = <T>(thing: T | undefined): T => {
      if (thing === undefined) throw new Error("The world is made before the tests run");
      return thing;
    };
    const world: World = {
      get ground() {
        return present(prepared);
      },
      get bus() {
        return present(opened);
      },
      get program() {
        return present(built);
      },
      async topics<Names extends string[]>(...names: Names) {
        const topics = names.map(unique) as { [Index in keyof Names]: string };
        await world.bus.createTopics(topics.map((topic) => ({ topic, partitions: PARTITIONS })));
        return topics;
      },
    };

    beforeAll(async () => {
      prepared = await prepare();
      opened = prepared.open();
      built = await consumerProgram();
    });
    afterAll(async () => {
      await built?.close();
      await opened?.close();
      await prepared?.close();
    });

    describePublishing(world);
    describeDelivery(world);
    describeFailures(world);
    describeGroups(world);
    describeRelays(world);
    describeOutages(world);
  });
}
