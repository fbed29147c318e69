import type { NewEvent } from "@roomstream/events/envelope";
import type { CountedEvent } from "../../analytics/facts";
import type { HoldRow } from "../../availability/stored-hold";
import { UNHEARD } from "../../payments/payment";
import type { PaymentRow } from "../../payments/stored-payment";
import type { PostedNight } from "../../payments/stored-posting";
import type { SealedGuest } from "../../reservations/guest";
import type { ReservationRow } from "../../reservations/stored-reservation";
import type { TimelineRow } from "../../reservations/timeline";
import type { PastLife } from "./past-life";

/** A call to the gateway that was answered. */
export type PastOperation = {
  operationId: string;
  kind: string;
  amount: number;
  cause: string;
  /** The charge that was moved; null for the one that made it, which is `madeCharge`. */
  chargeId: string | null;
  madeCharge: string;
  stayVersion: number;
  at: string;
};

/** A life as all services know it while it is told. */
export type Living = {
  life: PastLife;
  row: ReservationRow;
  guest: SealedGuest;
  hold: HoldRow;
  payment: PaymentRow;
  postedNights: PostedNight[];
  /** The events of its money, with when each was recorded. */
  money: { event: NewEvent; recordedAt: string }[];
  operations: PastOperation[];
  timeline: TimelineRow[];
  counted: CountedEvent[];
};

/** A reservation of which nobody has heard yet. */
export function unheard(
  life: PastLife,
  row: ReservationRow,
  guest: SealedGuest,
  businessDate: string,
): Living {
  const about = {
    reservationId: row.reservation_id,
    propertyId: row.property_id,
    version: 0,
    occurredAt: row.occurred_at.toISOString(),
  };
  const { correlation_id: correlationId, actor } = row;
  return {
    life,
    row,
    guest,
    hold: { ...about, hold: { status: "UNKNOWN", stayVersion: 0 } },
    payment: { ...about, correlationId, actor, businessDate, payment: UNHEARD },
    postedNights: [],
    money: [],
    operations: [],
    timeline: [],
    counted: [],
  };
}
