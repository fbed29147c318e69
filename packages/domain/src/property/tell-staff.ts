import type { Tx } from "@roomstream/db/transaction";
import type { Context } from "../shared/context";

/**
 * Tells, once committed, that what someone who works here may do has changed: what they have open is looked at again at once,
 * and so are the lists of the staff of these hotels.
 */
export function tellStaff(
  { signals }: Context,
  tx: Pick<Tx, "afterCommit">,
  { staffId, propertyIds }: { staffId: string; propertyIds: string[] },
): void {
  tx.afterCommit(() => signals.send("live", JSON.stringify({ kind: "staff", id: staffId, propertyIds })));
}
