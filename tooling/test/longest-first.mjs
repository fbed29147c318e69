// @ts-check
import { BaseSequencer } from "vitest/node";

/** Files that take a minute and more, whatever their size; between the two of crashes one that keeps a processor free. */
const LONGEST = ["crash-kafka", "lives", "order-seeded", "embedded-postgres", "crash-log", "bus-kafka"];

/** @param {{ moduleId: string }} file */
const rankOf = ({ moduleId }) => {
  const rank = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}.int.spec.ts`));
  return rank === -1 ? LONGEST.length : rank;
};

/** Starts the longest files first, so that no worker is idle while another has a long one left. */
export class LongestFirst extends BaseSequencer {
  /** @override @param {import("vitest/node").TestSpecification[]} files */
  async sort(files) {
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => rankOf(one) - rankOf(other));
  }
}
