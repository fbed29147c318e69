import { run } from "@roomstream/db/transaction";
import type { Service } from "@roomstream/environment/environment";
import type { Context } from "../shared/context";

/** What a group has done with an event, and when. */
export type Handled = { eventId: string; group: Service; status: "done" | "dead"; handledAt: Date };

/** Which of these events each of these groups has handled, or put aside. */
export const handledBy = async (
  ctx: Context,
  groups: readonly Service[],
  eventIds: string[],
): Promise<Handled[]> =>
  (await Promise.all(groups.map((group) => handledByOne(ctx, group, eventIds)))).flat();

const handledByOne = (ctx: Context, group: Service, eventIds: string[]): Promise<Handled[]> =>
  run<Handled>(ctx.databases.of(group), {
    name: `handled-by-${group}`,
    text: `SELECT event_id AS "eventId", "group", status, handled_at AS "handledAt" FROM ${group}.inbox
      WHERE event_id = ANY($1::uuid[]) AND "group" = $2`,
    values: [eventIds, group],
  });
