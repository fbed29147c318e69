import type { Reaction } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { knownAtOf } from "../known-at";
import { type RoomOut, writeRoomsOut } from "../write-rooms";

/** Notes which rooms cannot be used, and which of them can be sold all the same. Whether they are clean is no figure. */
export const onRoomStatus: Reaction<Context, "room.status"> = async ({ ctx, tx, events }) => {
  const dated = events.filter(({ data }) => data.outOfOrderId !== null);
  if (dated.length === 0) return;
  const knownAt = await knownAtOf(ctx, tx, dated);
  const out = dated.flatMap((event): RoomOut[] => {
    const { roomTypeId, status, from, to, outOfOrderId: roomOutId } = event.data;
    if (from === null || to === null || roomOutId === null) return [];
    const of = { roomOutId, propertyId: event.propertyId, roomTypeId };
    const begun = { ...of, begun: { first: from, last: to, knownAt: knownAt(event) }, ended: null };
    const ended = { ...of, begun: null, ended: { backFrom: from, knownAt: knownAt(event) } };
    switch (status) {
      case "OUT_OF_ORDER":
        return [{ ...begun, kind: "ORDER" }];
      case "OUT_OF_SERVICE":
        return [{ ...begun, kind: "SERVICE" }];
      case "IN_ORDER":
        return [{ ...ended, kind: "ORDER" }];
      case "IN_SERVICE":
        return [{ ...ended, kind: "SERVICE" }];
      default:
        return [];
    }
  });
  await writeRoomsOut(tx, out);
};
