import { transaction } from "@roomstream/db/transaction";
import type { Actor } from "../shared/actor";
import type { Context } from "../shared/context";
import { recordStep } from "./audit-steps";
import { changeStatuses, roomCause } from "./room-statuses";

/** Rooms that guests slept in are to be cleaned in the morning. Once a day, so that what was cleaned since stays clean. */
export async function soilOccupied(args: {
  ctx: Context;
  day: { propertyId: string; businessDate: string };
  roomIds: string[];
  by: Actor;
}): Promise<void> {
  const { ctx, day, roomIds, by } = args;
  await transaction(ctx.databases.of("property"), async (tx) => {
    if (!(await recordStep(tx, day, "ROOMS", roomIds.length))) return;
    await changeStatuses(ctx, tx, roomCause(ctx, { ...day, by }), roomIds, "DIRTY");
  });
}
