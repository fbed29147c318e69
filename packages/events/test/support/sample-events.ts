import { randomUUID } from "node:crypto";
import type { Message } from "../../src/bus/port";
import type { EventOf } from "../../src/envelope";

/** A request for one night at a hotel, as the bus would bring it; with the same id it is the same event. */
export function requestAt(
  propertyId: string,
  eventId: string = randomUUID(),
): EventOf<"reservation.created"> {
  const id = randomUUID();
  const moment = "2026-11-22T10:00:00.123Z";
  return {
    eventId,
    eventType: "reservation.created",
    eventVersion: 1,
    occurredAt: moment,
    recordedAt: moment,
    businessDate: "2026-11-22",
    propertyId,
    aggregateId: id,
    aggregateVersion: 1,
    correlationId: id,
    causationId: eventId,
    actor: "guest",
    data: {
      reservationId: id,
      confirmationNumber: "RSV-2026-7K3M9QXA",
      stayVersion: 1,
      stayDetails: {
        propertyId,
        roomTypeId: "DOUBLE",
        ratePlanId: "FLEX",
        arrival: "2026-12-01",
        departure: "2026-12-02",
        adults: 2,
        children: 0,
      },
      pricingDetails: {
        currency: "EUR",
        nights: [{ date: "2026-12-01", amount: 10_000, net: 9_434 }],
        room: 10_000,
        tax: 0,
        total: 10_000,
      },
      guarantee: { kind: "NONE", toAuthorize: 0, toCapture: 0, sealedToken: null },
      guestDetails: { guestId: id, sealed: "v1.x" },
      complimentary: false,
      channel: "DIRECT",
      expiresAt: null,
    },
  };
}

let offset = 0n;

export function messageWith(value: string, eventId: string, key = "TEST-001"): Message {
  offset += 1n;
  return { offset, key, value, headers: { ce_id: eventId }, timestamp: 0 };
}

/** The message that carries an event, at an offset of its own. */
export const messageFor = (event: EventOf<"reservation.created">): Message =>
  messageWith(JSON.stringify(event), event.eventId, event.propertyId);
