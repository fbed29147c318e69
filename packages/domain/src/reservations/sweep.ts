import { run, transaction } from "@roomstream/db/transaction";
import { reach } from "@roomstream/events/fail-points";
import { type HoldState, holdsOf } from "../availability/queries/holds-of";
import { type PaymentState, paymentsOf } from "../payments/queries/payments-of";
import { findProperty } from "../property/queries/find-property";
import type { Context } from "../shared/context";
import type { Cause } from "../shared/follow";
import { businessDateAt } from "../shared/stay";
import { businessDatesOf } from "./business-dates";
import { type Heard, hearAnswers } from "./hear-answers";
import type { Answer } from "./reservation";
import type { ReservationRow } from "./stored-reservation";

/** How long after its time-out a reservation is swept: an answer that was being committed at that moment is there by then. */
const GRACE_SECONDS = 2;
/** A reservation without time-out (an import) is asked about when it has been pending for this long. */
const PENDING_MINUTES = 10;
const MOST = 200;

/**
 * Ends what is still pending after its time-out, and what has none but is pending for long if it was answered; takes back
 * proposals whose time is over. Before it does, it asks availability and payments what they have answered, so that an answer
 * given in time counts even when the bus has not brought it: a stop of the broker cancels nobody.
 * Returns how many reservations it looked at.
 */
export async function sweep(ctx: Context): Promise<number> {
  const due = await run<ReservationRow>(ctx.databases.of("reservations"), {
    name: "sweep-due",
    text: `(SELECT * FROM reservations.reservation
        WHERE status = 'PENDING' AND (expires_at < clock_timestamp() - make_interval(secs => ${GRACE_SECONDS})
          OR expires_at IS NULL AND created_at < clock_timestamp() - make_interval(mins => ${PENDING_MINUTES}))
        ORDER BY expires_at LIMIT ${MOST})
      UNION ALL
      (SELECT * FROM reservations.reservation
        WHERE proposal IS NOT NULL AND proposal_expires_at < clock_timestamp() - make_interval(secs => ${GRACE_SECONDS})
        ORDER BY proposal_expires_at LIMIT ${MOST})`,
  });
  if (due.length === 0) return 0;
  const reservationIds = due.map((row) => row.reservation_id);
  const [holds, payments] = await Promise.all([
    holdsOf({ ctx, reservationIds }),
    paymentsOf({ ctx, reservationIds }),
  ]);
  const heard = await Promise.all(
    due.map(async (row): Promise<Heard[]> => {
      const cause = await causeOf(ctx, row);
      const answers = [
        ...answersOfHold(holds.get(row.reservation_id)),
        ...answersOfPayment(payments.get(row.reservation_id)),
        ...answersOfClock(row),
      ];
      return answers.map((answer) => ({ reservationId: row.reservation_id, cause, answer, shown: null }));
    }),
  );
  const dates = await businessDatesOf(
    ctx,
    due.map((row) => row.property_id),
  );
  await transaction(ctx.databases.of("reservations"), async (tx) => {
    await hearAnswers(ctx, tx, heard.flat(), dates);
    reach("sweeper.written", "reservations");
  });
  reach("sweeper.committed", "reservations");
  return due.length;
}

/** What availability has answered to the version that it heard of last: that of a proposal, or of the stay in force. */
function answersOfHold(hold: HoldState | undefined): Answer[] {
  const answer = hold?.proposal ?? hold;
  if (!hold || !answer) return [];
  const { stayVersion } = hold;
  if (answer.status === "HELD") return [{ kind: "HELD", stayVersion }];
  if (answer.status === "REJECTED") {
    return [{ kind: "REFUSED", stayVersion, reason: answer.reason ?? "SOLD_OUT" }];
  }
  return [];
}

const answersOfClock = (row: ReservationRow): Answer[] =>
  row.expires_at === null && row.proposal_expires_at === null
    ? []
    : [{ kind: "TIMED_OUT", stayVersion: row.stay_version }];

function answersOfPayment(payment: PaymentState | undefined): Answer[] {
  if (payment?.status === "FAILED") {
    const reason = payment.reason === "TIMED_OUT" ? "TIMED_OUT" : "PAYMENT_FAILED";
    return [{ kind: "REFUSED", stayVersion: payment.stayVersion, reason }];
  }
  if (payment?.status === "AUTHORIZED" && (payment.wanted === "AUTHORIZE" || payment.wanted === "PROPOSE")) {
    return [{ kind: "AUTHORIZED", stayVersion: payment.stayVersion }];
  }
  return [];
}

/** What the sweeper does is caused by the reservation's own time-out. */
async function causeOf(ctx: Context, row: ReservationRow): Promise<Cause> {
  const property = await findProperty({ ctx, propertyId: row.property_id });
  return {
    eventId: row.reservation_id,
    propertyId: row.property_id,
    correlationId: row.correlation_id,
    actor: row.actor,
    businessDate: property?.businessDate ?? businessDateAt(ctx.clock.now(), "UTC"),
    occurredAt: row.occurred_at.toISOString(),
  };
}
