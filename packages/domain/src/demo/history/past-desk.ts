import { NIGHT_AUDIT } from "../../night-audit/audit-due";
import { taken } from "../../payments/payment";
import { rowAfter as paymentAfter } from "../../payments/payment-event";
import { postOne, type StayInHouse } from "../../payments/post-nights";
import { posted } from "../../payments/told";
import type { PropertyDetails } from "../../property/contract";
import { type CancelledBy, feeOf } from "../../reservations/cancellation";
import { noShow } from "../../reservations/mark-no-show";
import { newReservation } from "../../reservations/new-reservation";
import { offerOf } from "../../reservations/offer";
import { createdEvent, NOT_YET } from "../../reservations/record-reservation";
import { type Commanded, cancel, checkIn, checkOut } from "../../reservations/reservation";
import { commandEvent, reservationData } from "../../reservations/reservation-event";
import { type ReservationRow, rowAfter, stateOf } from "../../reservations/stored-reservation";
import { summaryOfCancellation, summaryOfRequest } from "../../reservations/summaries";
import { nowAfter } from "../../reservations/with-hotel";
import type { Actor } from "../../shared/actor";
import type { Context } from "../../shared/context";
import type { Cause } from "../../shared/follow";
import { demoGuest } from "../demo-guests";
import { dateOf } from "./day-number";
import { type Living, unheard } from "./living";
import type { PastHouse } from "./past-house";
import type { PastLife } from "./past-life";
import type { PastPrices } from "./past-prices";

const BY = { kind: "system", part: "demo" } as const;
const GUEST = { kind: "guest" } as const;

/** What guests and the desk did, by the decisions of their commands. */
export class PastDesk {
  constructor(
    private readonly ctx: Context,
    private readonly property: PropertyDetails,
    private readonly prices: PastPrices,
    private readonly house: PastHouse,
  ) {}

  book(life: PastLife): Living {
    const { ctx, property } = this;
    const { roomTypeId, ratePlanId, adults, children, channel } = life;
    const dates = { arrival: dateOf(life.arrival), departure: dateOf(life.departure) };
    const quote = this.prices.quote(life);
    const offer = offerOf(property, dates, quote, 1);
    const { guest, notes } = demoGuest(life.nth);
    const { propertyId } = property;
    const drawn = newReservation(
      ctx,
      { propertyId, roomTypeId, ratePlanId, ...dates, adults, children, guest, notes },
      { ...offer, nights: quote.priced.nights },
      offer.guarantee === "NONE" ? null : "tok_visa",
      { occurredAt: ctx.clock.now(), actor: "guest", channel, complimentary: false, expires: false },
    );
    const businessDate = dateOf(life.booked.day);
    const row: ReservationRow = { ...drawn.row, ...NOT_YET, created_at: ctx.clock.now() };
    const living = unheard(life, row, drawn.guest, businessDate);
    this.house.happened(living, createdEvent(ctx, drawn.row, businessDate), summaryOfRequest(row));
    return living;
  }

  checkIn(living: Living, roomId: string, businessDate: string): void {
    const after = { ...this.after(living, checkIn(stateOf(living.row))), checked_in_on: businessDate };
    const data = { ...reservationData(after), roomId };
    this.done(
      living,
      after,
      BY,
      businessDate,
      { eventType: "reservation.checkin", data },
      `Checked in to ${roomId}`,
    );
  }

  /** Who gave no card pays at the desk before leaving. */
  checkOut(living: Living, roomId: string, businessDate: string): void {
    const { payment } = living.payment;
    const open = living.row.sold.totals.total - taken(payment) - payment.cash;
    if (open > 0 && living.row.sold.sealedToken === null) this.takeCash(living, open, businessDate);
    const after = { ...this.after(living, checkOut(stateOf(living.row))), checked_out_on: businessDate };
    const data = { ...reservationData(after), roomId };
    const summary = `Checked out of ${roomId}`;
    this.done(living, after, BY, businessDate, { eventType: "reservation.checkout", data }, summary);
  }

  cancel(living: Living, reason: CancelledBy, businessDate: string): void {
    const fee = reason === "HOTEL" ? 0 : feeOf(living.row, this.ctx.clock.now());
    const after = this.after(living, cancel(stateOf(living.row), { reason, fee }));
    const data = { ...reservationData(after), reason, fee: after.fee };
    const by = reason === "HOTEL" ? BY : GUEST;
    this.done(
      living,
      after,
      by,
      businessDate,
      { eventType: "reservation.cancelled", data },
      summaryOfCancellation(after),
    );
  }

  noShow(living: Living, businessDate: string): void {
    const done = noShow(this.ctx, living.row, businessDate, NIGHT_AUDIT);
    if (!done) throw new Error(`${living.row.confirmation_number} cannot have failed to come`);
    living.row = done.after;
    this.house.happened(living, done.event, done.summary);
  }

  /** Puts a night of somebody in the house on the folio. */
  postNight(living: Living, cause: Cause): void {
    const { reservation_id: reservationId, stay_version: stayVersion, sold } = living.row;
    const { tax, currency } = sold.totals;
    const stay: StayInHouse = { reservationId, stayVersion, nights: sold.nights, tax, currency };
    const next = postOne(this.ctx, living.payment, cause, stay, living.postedNights);
    if (next) this.house.moved(living, next, cause.eventId);
  }

  private takeCash(living: Living, amount: number, businessDate: string): void {
    const { payment } = living.payment;
    const command = this.ctx.random.uuid();
    const { correlationId, actor } = living.payment;
    const next = paymentAfter(
      this.ctx,
      { ...living.payment, correlationId: command, actor: BY.part, businessDate },
      { payment: { ...payment, cash: payment.cash + amount }, told: [posted(payment, "CASH", amount)] },
      command,
    );
    this.house.moved(living, { ...next, row: { ...next.row, correlationId, actor } }, command);
  }

  private after(living: Living, decided: Commanded<string>): ReservationRow {
    if (!decided.ok) throw new Error(`${living.row.confirmation_number}: ${decided.code}`);
    return rowAfter(living.row, { state: decided.state }, nowAfter(this.ctx, living.row));
  }

  private done(
    living: Living,
    after: ReservationRow,
    by: Actor,
    businessDate: string,
    content: Parameters<typeof commandEvent>[3],
    summary: string,
  ): void {
    living.row = after;
    this.house.happened(living, commandEvent(this.ctx, after, { by, businessDate }, content), summary);
  }
}
