import type { PropertyDetails } from "@roomstream/domain/property/contract";
import {
  cancelInput,
  changeInput,
  createReservationInput,
  offersQuery,
} from "@roomstream/domain/reservations/contract";
import { confirmationNumber } from "@roomstream/domain/shared/contract";
import { z } from "zod";
import { guestProof, idempotencyKey, propertyId, slug } from "../inputs";
import { askCancel, askChange, book, cancel, change, lookUp } from "../reservations";
import { desk } from "./desk";
import { figures } from "./figures";
import { live } from "./live";
import { operations } from "./operations";
import { payments } from "./payments";
import { procedure, refused, router, unwrap } from "./procedure";
import { staff } from "./staff";

const reading = procedure({ access: { by: "anyone" }, limit: "read", writes: false });
const booking = procedure({
  access: { by: "guest-or-staff", scope: "reservations:write" },
  limit: "create",
  writes: true,
});
const lookingUp = procedure({
  access: { by: "guest-or-staff", scope: "reservations:read" },
  limit: "lookup",
  writes: false,
});
/** About a reservation that the caller may change. */
const changing = procedure({
  access: { by: "guest-or-staff", scope: "reservations:write" },
  limit: "lookup",
  writes: true,
});
const asking = procedure({
  access: { by: "guest-or-staff", scope: "reservations:write" },
  limit: "lookup",
  writes: false,
});
/** A reservation by its number, with what a guest proves to be its guest by. */
const byGuest = { confirmationNumber, ...guestProof };

const thisHotel = (found: PropertyDetails | undefined): PropertyDetails => {
  if (!found)
    throw refused({ code: "NOT_FOUND", message: "There is no hotel of this name; see `hotels.list`." });
  return found;
};

const hotels = router({
  list: reading.query(async ({ ctx }) => ({ items: await ctx.door.hotel.listProperties(true) })),
  get: reading
    .input(z.strictObject({ slug }))
    .query(async ({ ctx, input }) => thisHotel(await ctx.door.hotel.findPropertyBySlug(input.slug))),
  /** Any hotel, listed or not: whoever has a booking somewhere may know where. */
  byId: reading
    .input(z.strictObject({ propertyId }))
    .query(async ({ ctx, input }) => thisHotel(await ctx.door.hotel.findProperty(input.propertyId))),
  weekends: reading
    .input(z.strictObject({ propertyId }))
    .query(async ({ ctx, input }) => unwrap(await ctx.door.hotel.findWeekends(input.propertyId))),
  offers: reading
    .input(z.strictObject({ propertyId, ...offersQuery.shape }))
    .query(async ({ ctx, input: { propertyId, ...query } }) =>
      unwrap(await ctx.door.hotel.findOffers(propertyId, query)),
    ),
});

const reservations = router({
  create: booking
    .input(z.strictObject({ idempotencyKey, reservation: createReservationInput }))
    .mutation(async ({ ctx, input }) =>
      unwrap(await book(ctx.door, ctx.caller, input.reservation, input.idempotencyKey)),
    ),
  get: lookingUp
    .input(z.strictObject(byGuest))
    .query(async ({ ctx, input }) => unwrap(await lookUp(ctx.door, ctx.caller, input, ctx.request))),
  change: changing
    .input(z.strictObject({ ...byGuest, change: changeInput }))
    .mutation(async ({ ctx, input: { change: wanted, ...lookup } }) =>
      unwrap(await change({ ...ctx, lookup }, wanted)),
    ),
  previewChange: asking
    .input(z.strictObject({ ...byGuest, change: changeInput }))
    .query(async ({ ctx, input: { change: wanted, ...lookup } }) =>
      unwrap(await askChange({ ...ctx, lookup }, wanted)),
    ),
  cancel: changing
    .input(z.strictObject({ ...byGuest, ...cancelInput.shape }))
    .mutation(async ({ ctx, input: { reason, expectedFee, ...lookup } }) =>
      unwrap(await cancel({ ...ctx, lookup }, { reason, expectedFee })),
    ),
  previewCancel: asking
    .input(z.strictObject({ ...byGuest, reason: cancelInput.shape.reason }))
    .query(async ({ ctx, input: { reason, ...lookup } }) =>
      unwrap(await askCancel({ ...ctx, lookup }, { reason })),
    ),
});

/** Everything the pages may ask; what REST has too goes by the same commands and queries. */
export const appRouter = router({ hotels, reservations, operations, live, staff, desk, payments, figures });
export type AppRouter = typeof appRouter;
