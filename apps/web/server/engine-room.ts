import type { KeptMailsAnswer, keptMailsQuery } from "@roomstream/domain/notifications/queries/kept-mails";
import type { FlowAnswer, ReservationEventsAnswer } from "@roomstream/domain/operations/engine-room/contract";
import type { z } from "zod";
import type { Door } from "./http/admission";
import { type Caller, hotelsOf, mayAt } from "./http/caller";
import type { Answered } from "./reservations";

export const flowFor = (door: Door, caller: Caller): Promise<FlowAnswer> =>
  door.hotel.flow({ propertyIds: hotelsOf(caller, "operations:read") });

/** A reservation's events, for operators of its hotel; to all others there is none of this number. */
export async function eventsOf(
  door: Door,
  caller: Caller,
  confirmationNumber: string,
): Promise<Answered<ReservationEventsAnswer>> {
  const found = await door.hotel.eventsOfReservation(confirmationNumber);
  if (found && mayAt(caller, "operations:read", found.propertyId)) return { ok: true, value: found };
  return {
    ok: false,
    refusal: {
      code: "NOT_FOUND",
      message: "There is no reservation with this confirmation number at your hotels; check the number.",
    },
  };
}

export const mailsFor = (
  door: Door,
  caller: Caller,
  query: z.output<typeof keptMailsQuery>,
): Promise<KeptMailsAnswer> =>
  door.hotel.keptMails({ query, propertyIds: hotelsOf(caller, "operations:read") });
