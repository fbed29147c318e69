import { keptMailsQuery } from "@roomstream/domain/notifications/queries/kept-mails";
import { reservationEventsQuery } from "@roomstream/domain/operations/engine-room/contract";
import { eventsOf, flowFor, mailsFor } from "../engine-room";
import { promisesFor } from "../promises";
import { deadLetters } from "./dead-letters";
import { procedure, router, unwrap } from "./procedure";

const operating = procedure({
  access: { by: "staff", scope: "operations:read" },
  limit: "read",
  writes: false,
});

/** What the house does and how it is, for its operators. */
export const operations = router({
  flow: operating.query(({ ctx }) => flowFor(ctx.door, ctx.caller)),
  consumers: operating.query(({ ctx }) => ctx.door.hotel.consumers()),
  promises: operating.query(({ ctx }) => promisesFor(ctx.door, ctx.caller)),
  reservationEvents: operating
    .input(reservationEventsQuery)
    .query(async ({ ctx, input }) => unwrap(await eventsOf(ctx.door, ctx.caller, input.confirmationNumber))),
  mails: operating.input(keptMailsQuery).query(({ ctx, input }) => mailsFor(ctx.door, ctx.caller, input)),
  deadLetters,
});
