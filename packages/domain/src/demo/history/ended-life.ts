import { factOf, roomNightsOf } from "../../analytics/facts";
import { OFF_THE_BOOKS, outcomeOf, spansOf } from "../../analytics/on-the-books";
import { linesOf } from "../../payments/ledger";
import { storedOf } from "../../payments/stored-payment";
import type { Living } from "./living";
import type { Told } from "./told";

const HOUSE_CARD = "tok_visa";

/** Writes down a life as all services keep it at its end, or at the end of the history. */
export function writeDown(told: Told, living: Living): void {
  reserved(told, living);
  held(told, living);
  paid(told, living);
  counted(told, living);
}

function reserved(told: Told, { row, guest, timeline, life }: Living): void {
  const { reservation_id, property_id } = row;
  told.add("reservations.guest_key", {
    guest_id: guest.guestId,
    sealed_key: `\\x${guest.sealedKey.toString("hex")}`,
  });
  told.add("reservations.reservation", row);
  told.part.timelines.push(...timeline);
  const { end } = life;
  if (end.kind !== "STAYED" && end.kind !== "IN_HOUSE") return;
  told.add("reservations.room_stay", {
    reservation_id,
    property_id,
    room_id: end.roomId,
    nights: `[${row.arrival},${row.departure})`,
    checked_in: end.kind === "IN_HOUSE",
  });
}

function held(
  told: Told,
  { row, hold: { hold, reservationId, propertyId, version, occurredAt } }: Living,
): void {
  const stay = hold.status === "HELD" ? hold.stay : null;
  told.add("availability.hold", {
    reservation_id: reservationId,
    property_id: propertyId,
    version,
    stay_version: hold.stayVersion,
    status: hold.status,
    room_type_id: stay?.roomTypeId ?? null,
    arrival: stay?.arrival ?? null,
    departure: stay?.departure ?? null,
    occurred_at: occurredAt,
  });
  if (!stay) return;
  for (const { date: night } of row.sold.nights) {
    const { roomTypeId: room_type_id } = stay;
    told.add("availability.hold_night", {
      reservation_id: reservationId,
      property_id: propertyId,
      room_type_id,
      night,
    });
  }
}

function paid(told: Told, living: Living): void {
  const { payment: row, money, operations } = living;
  const { reservationId: reservation_id, propertyId: property_id, payment } = row;
  const currency = payment.currency ?? "EUR";
  told.add("payments.payment", { ...storedOf(row), property_id });
  for (const [index, { chargeId: charge_id, ...amounts }] of payment.charges.entries()) {
    told.add("payments.charge", { charge_id, reservation_id, nth: index + 1, ...amounts });
    const made = operations.find((operation) => operation.madeCharge === charge_id);
    const bank = { charge_id, token: HOUSE_CARD, currency, reference: reservation_id, created_at: made?.at };
    told.add("sandbox_gateway.charge", { ...bank, ...amounts });
  }
  for (const { operationId, kind, amount, cause, chargeId, madeCharge, stayVersion, at } of operations) {
    const idempotency_key = `roomstream-${operationId}`;
    told.add("payments.gateway_operation", {
      operation_id: operationId,
      reservation_id,
      kind,
      cause,
      amount,
      currency,
      idempotency_key,
      status: "SUCCEEDED",
      tries: 1,
      due_at: at,
      first_sent_at: at,
      finished_at: at,
      charge_id: chargeId,
      stay_version: stayVersion,
    });
    const answer = { ok: true, chargeId: madeCharge };
    told.add("sandbox_gateway.request", {
      idempotency_key,
      kind,
      charge_id: madeCharge,
      amount,
      answer,
      calls: 1,
      created_at: at,
    });
  }
  for (const { event, recordedAt: posted_at } of money) {
    const { eventId: event_id, businessDate: business_date } = event;
    const about = { event_id, reservation_id, property_id, business_date, posted_at };
    if (event.eventType === "payment.posted") {
      const { entry, night, amount, net } = event.data;
      told.add("payments.posting", { ...about, entry, night, amount, net, currency });
    }
    const lines = linesOf(event);
    if (lines.length === 0) continue;
    const kind = event.eventType === "payment.posted" ? event.data.entry : event.eventType;
    told.add("payments.journal", { ...about, journal_id: event_id, kind });
    for (const [index, { account, amount }] of lines.entries()) {
      told.add("payments.journal_line", { journal_id: event_id, line: index + 1, account, amount, currency });
    }
  }
}

function counted(told: Told, living: Living): void {
  const facts = living.counted.map((event) => factOf(event, event.occurredAt));
  const spans = new Map(spansOf(facts).map((span) => [span.stayVersion, span]));
  const nights = new Map(
    living.counted.flatMap(roomNightsOf).map((night) => [`${night.stayVersion} ${night.night}`, night]),
  );
  for (const night of nights.values()) {
    const { from, until } = spans.get(night.stayVersion) ?? OFF_THE_BOOKS;
    told.part.nights.push({ ...night, from, until });
  }
  const outcome = outcomeOf(facts);
  if (outcome) told.part.outcomes.push(outcome);
}
