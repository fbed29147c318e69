import { compareWithRebuilt } from "../rebuild/compare";
import { PROJECTIONS } from "../rebuild/projections";
import type { Findings, PromiseCheck } from "./promise";

/** Promise 7: a projection that is folded again from the event stores equals the live one. */
export const rebuiltEqualsLive: PromiseCheck = {
  promise: 7,
  name: "A projection rebuilt equals the live one",
  async check(snapshot) {
    const findings: Findings[] = [];
    for (const projection of PROJECTIONS) findings.push(await compareWithRebuilt(snapshot, projection));
    return {
      checked: findings.reduce((sum, { checked }) => sum + checked, 0),
      suspects: findings.flatMap(({ suspects }) => suspects),
    };
  },
};
