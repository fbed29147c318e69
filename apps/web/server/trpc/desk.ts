import {
  assignRoomInput,
  checkInInput,
  nightAuditInput,
  roomStatusInput,
} from "@roomstream/domain/desk/contract";
import { outOfOrderInput } from "@roomstream/domain/property/contract";
import { confirmationNumber } from "@roomstream/domain/shared/contract";
import { z } from "zod";
import { mayReadNames, whoOf } from "../desk";
import { propertyId, roomId } from "../inputs";
import { atHotel, refused, router, unwrap } from "./procedure";

const reading = atHotel("reservations:read", { limit: "read", writes: false });
const writing = atHotel("reservations:write", { limit: "read", writes: true });
const readingRooms = atHotel("rooms:read", { limit: "read", writes: false });
const cleaning = atHotel("rooms:clean", { limit: "read", writes: true });
const closing = atHotel("day:close", { limit: "read", writes: true });
const keepingRooms = atHotel("rooms:write", { limit: "read", writes: true });

const hotel = z.strictObject({ propertyId });
const stay = z.strictObject({ propertyId, confirmationNumber });
const room = z.strictObject({ propertyId, roomId });

/** What the pages of the desk and of housekeeping ask, and do. */
export const desk = router({
  /** The day: who arrives, leaves and is in the house, and what wants someone. One call for the page. */
  today: reading
    .input(hotel)
    .query(async ({ ctx, input }) =>
      unwrap(
        await ctx.door.hotel.desk.today({ ...input, names: mayReadNames(ctx.caller, input.propertyId) }),
      ),
    ),
  rooms: readingRooms
    .input(hotel)
    .query(async ({ ctx, input }) =>
      unwrap(
        await ctx.door.hotel.desk.rooms({ ...input, names: mayReadNames(ctx.caller, input.propertyId) }),
      ),
    ),
  /** One stay of the hotel, with its folio and what happened to it. */
  reservation: reading.input(stay).query(async ({ ctx, input }) => {
    const view = await ctx.door.hotel.findReservation(input.confirmationNumber);
    if (view?.propertyId === input.propertyId) return view;
    throw refused({ code: "NOT_FOUND", message: "This hotel has no reservation of this number; check it." });
  }),
  /** One stay as a line of the desk, with its alerts and the day that it is. */
  stay: reading.input(stay).query(async ({ ctx, input }) => unwrap(await ctx.door.hotel.desk.stay(input))),
  /** What a check-out now would charge. */
  previewCheckOut: reading
    .input(stay)
    .query(async ({ ctx, input }) => unwrap(await ctx.door.hotel.desk.previewCheckOut(input))),
  roomChoices: reading
    .input(stay)
    .query(async ({ ctx, input }) => unwrap(await ctx.door.hotel.desk.roomChoices(input))),
  /** What was done here just now, and by whom. */
  justNow: reading
    .input(hotel)
    .query(async ({ ctx, input }) => unwrap(await ctx.door.hotel.desk.justNow(input))),
  search: reading
    .input(z.strictObject({ propertyId, text: z.string().trim().min(1).max(80) }))
    .query(async ({ ctx, input }) => unwrap(await ctx.door.hotel.desk.search(input))),
  assignRoom: writing
    .input(stay.extend(assignRoomInput.shape))
    .mutation(async ({ ctx, input }) =>
      unwrap(await ctx.door.hotel.desk.assignRoom({ ...input, ...whoOf(ctx.caller, ctx.request) })),
    ),
  checkIn: writing
    .input(stay.extend(checkInInput.shape))
    .mutation(async ({ ctx, input }) =>
      unwrap(await ctx.door.hotel.desk.checkIn({ ...input, ...whoOf(ctx.caller, ctx.request) })),
    ),
  undoCheckIn: writing
    .input(stay)
    .mutation(async ({ ctx, input }) =>
      unwrap(await ctx.door.hotel.desk.undoCheckIn({ ...input, ...whoOf(ctx.caller, ctx.request) })),
    ),
  checkOut: writing
    .input(stay)
    .mutation(async ({ ctx, input }) =>
      unwrap(await ctx.door.hotel.desk.checkOut({ ...input, ...whoOf(ctx.caller, ctx.request) })),
    ),
  markNoShow: writing
    .input(stay)
    .mutation(async ({ ctx, input }) =>
      unwrap(await ctx.door.hotel.desk.markNoShow({ ...input, ...whoOf(ctx.caller, ctx.request) })),
    ),
  setRoomStatus: cleaning
    .input(room.extend(roomStatusInput.shape))
    .mutation(async ({ ctx, input }) =>
      unwrap(await ctx.door.hotel.desk.setRoomStatus({ ...input, ...whoOf(ctx.caller, ctx.request) })),
    ),
  takeOutOfOrder: keepingRooms
    .input(room.extend(outOfOrderInput.shape))
    .mutation(async ({ ctx, input: { propertyId, roomId, ...input } }) =>
      unwrap(
        await ctx.door.hotel.desk.takeOutOfOrder({
          propertyId,
          roomId,
          input,
          ...whoOf(ctx.caller, ctx.request),
        }),
      ),
    ),
  putBackIntoOrder: keepingRooms
    .input(room.extend({ outOfOrderId: z.uuid() }))
    .mutation(async ({ ctx, input }) =>
      unwrap(await ctx.door.hotel.desk.putBackIntoOrder({ ...input, ...whoOf(ctx.caller, ctx.request) })),
    ),
  closeDays: closing
    .input(hotel.extend(nightAuditInput.shape))
    .mutation(async ({ ctx, input }) =>
      unwrap(await ctx.door.hotel.desk.closeDays({ ...input, ...whoOf(ctx.caller, ctx.request) })),
    ),
});
