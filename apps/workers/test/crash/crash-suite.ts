import { afterAll, beforeAll, describe } from "vitest";
import { describeFailPoints } from "./fail-point-suite";
import type { Ground } from "./grounds";
import { describeRandomKills } from "./random-kills-suite";
import { openWorld, type World } from "./world";

/** What every bus must survive. A bus that cannot be had on this machine says why, in place of its tests. */
export function describeCrashes(name: string, open: () => Promise<Ground>, sendsInto?: string): void {
  describe(name, () => {
    let opened: World | undefined;
    const world = (): World => {
      if (!opened) throw new Error("the world is opened before the tests run");
      return opened;
    };
    beforeAll(async () => {
      opened = await openWorld(await open());
    });
    afterAll(() => opened?.close());

    describeFailPoints(world, sendsInto);
    describeRandomKills(world);
  });
}
