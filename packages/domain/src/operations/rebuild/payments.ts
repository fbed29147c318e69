import type { EventName } from "@roomstream/events/catalog/catalog";
import { CHARGING_ENTRIES } from "@roomstream/events/catalog/payment";
import { type RebuiltEvent, rebuildPayments } from "../../payments/rebuild";
import type { Projection, Rows } from "./projection";

const MOVED = [
  "payment.authorized",
  "payment.failed",
  "payment.captured",
  "payment.voided",
  "payment.refunded",
  "payment.posted",
] as const satisfies EventName[] & RebuiltEvent["eventType"][];

/** Where money ever moved; a payment without any is a tombstone, which no fact speaks of. */
const HAS_MONEY = `authorized > 0 OR cash <> 0 OR allowed > 0
  OR EXISTS (SELECT FROM payments.posting p WHERE p.reservation_id = payment.reservation_id)`;

/** The money of each reservation, folded from the event store of payments. Each fact adds, so that no order is needed. */
export const paymentsProjection: Projection = {
  service: "payments",
  store: "payments",
  topics: [...MOVED],
  tables: { payment: HAS_MONEY },
  fold(events): Rows {
    const moved = events.filter((event): event is RebuiltEvent =>
      (MOVED as readonly EventName[]).includes(event.eventType),
    );
    return [...rebuildPayments(moved).values()]
      .map(({ reservationId, ...money }) => ({
        reservationId,
        amounts: [
          money.authorized,
          money.captured,
          money.voided,
          money.refunded,
          money.cash,
          money.allowed,
          money.charges,
        ],
        posted: moved.some(
          (event) => event.eventType === "payment.posted" && event.data.reservationId === reservationId,
        ),
      }))
      .filter(
        ({ amounts: [authorized, , , , cash, allowed], posted }) => authorized || cash || allowed || posted,
      )
      .map(({ reservationId, amounts }) => ({
        table: "payment",
        row: [reservationId, ...amounts].join(" "),
      }));
  },
  live: (snapshot, reservationIds) =>
    snapshot.read<Rows[number]>("payments", {
      text: `SELECT 'payment' AS "table", concat_ws(' ', reservation_id, authorized, captured, voided, refunded, cash, allowed,
          (SELECT coalesce(sum(amount), 0) FROM payments.posting p
            WHERE p.reservation_id = payment.reservation_id AND p.entry = ANY($2::text[]))) AS row
        FROM payments.payment WHERE reservation_id = ANY($1::uuid[]) AND (${HAS_MONEY})`,
      values: [reservationIds, CHARGING_ENTRIES],
    }),
};
