import type { DomainEvent, EventOf, NewEvent } from "@roomstream/events/envelope";
import { type CountedEvent, factOf } from "../../analytics/facts";
import { toldOf } from "../../analytics/on/reservation-changed";
import type { Target } from "../../availability/hold";
import { answer } from "../../availability/pursue";
import { nextOperation } from "../../payments/next-operation";
import { rowAfter as paymentAfter } from "../../payments/payment-event";
import { hear as hearWord } from "../../payments/pursue";
import { settle } from "../../payments/settle";
import { type Pursuit, saidBy, saying, sayingLived } from "../../payments/words";
import { applied } from "../../rates/on/reservation-created";
import { outcomeEvent } from "../../reservations/hear-answers";
import { type Answer, decide } from "../../reservations/reservation";
import { rowAfter, stateOf } from "../../reservations/stored-reservation";
import {
  summaryOfHold,
  summaryOfOutcome,
  summaryOfPayment,
  summaryOfPosting,
  summaryOfPrice,
  summaryOfRelease,
} from "../../reservations/summaries";
import { timelineRow } from "../../reservations/timeline";
import type { Context } from "../../shared/context";
import type { Living } from "./living";
import type { PastCalendar } from "./past-calendar";
import type { Told } from "./told";

/**
 * The services of a house as they were at work: whatever one of them tells, the others hear at once, and decide as they do on any
 * day. It decides nothing of its own, and the bank agrees to everything.
 */
export class PastHouse {
  constructor(
    private readonly ctx: Context,
    private readonly calendar: PastCalendar,
    private readonly told: Told,
  ) {}

  /** An event of the reservations, with the line that it has on the timeline. */
  happened(living: Living, event: NewEvent, summary: string): void {
    const recorded = this.told.tell("reservations", event);
    living.timeline.push(timelineRow(living.row.reservation_id, recorded, summary));
    this.hear(living, recorded);
  }

  /** Events of the money of a stay, and what follows from them at the bank. */
  moved(living: Living, next: { row: Living["payment"]; events: NewEvent[] }, cause: string): void {
    living.payment = next.row;
    for (const event of next.events) {
      const recorded = this.told.tell("payments", event);
      living.money.push({ event, recordedAt: recorded.recordedAt });
      this.hear(living, recorded);
    }
    this.callBank(living, cause);
  }

  private hear(living: Living, event: DomainEvent): void {
    switch (event.eventType) {
      case "reservation.created": {
        const { stayVersion, stayDetails: stay } = event.data;
        this.count(living, event);
        this.told.add("rates.rate_usage", usageOf(event));
        const used = this.told.tell("rates", applied(this.ctx, event));
        if (used.eventType === "rate.applied") this.show(living, used, summaryOfPrice(used));
        this.hold(living, event, { kind: "REQUESTED", stayVersion, stay, expiresAt: null });
        this.pay(living, saying(saidBy(event), { kind: "AUTHORIZE", expiresAt: null }));
        return;
      }
      case "reservation.confirmed": {
        const { stayVersion, stayDetails: stay, inHouse } = event.data;
        this.count(living, event);
        this.hold(living, event, { kind: "IN_FORCE", stayVersion, stay });
        this.pay(living, saying(saidBy(event), { kind: "CAPTURE", inHouse }));
        return;
      }
      case "reservation.checkin":
        this.count(living, event);
        this.pay(living, saying(saidBy(event), { kind: "CAPTURE", inHouse: true }));
        return;
      case "reservation.checkout": {
        const { stayVersion, stayDetails: stay } = event.data;
        this.count(living, event);
        this.hold(living, event, { kind: "IN_FORCE", stayVersion, stay });
        this.pay(living, sayingLived(saidBy(event)));
        return;
      }
      case "reservation.cancelled":
      case "reservation.noshow": {
        const { stayVersion, fee } = event.data;
        const entry = event.eventType === "reservation.noshow" ? "NO_SHOW_FEE" : "CANCELLATION_FEE";
        this.count(living, event);
        this.hold(living, event, { kind: "NOTHING", stayVersion });
        this.pay(living, saying(saidBy(event), { kind: "RELEASE", fee, entry }));
        return;
      }
      case "availability.updated":
        this.show(living, event, summaryOfHold(event));
        if (event.data.cause === "HELD")
          this.answered(living, event, { kind: "HELD", stayVersion: event.data.stayVersion });
        return;
      case "availability.released":
        this.show(living, event, summaryOfRelease(event));
        return;
      case "payment.authorized":
        this.show(living, event, summaryOfPayment(event));
        this.answered(living, event, { kind: "AUTHORIZED", stayVersion: event.data.stayVersion });
        return;
      case "payment.initiated":
      case "payment.captured":
      case "payment.voided":
      case "payment.refunded":
        this.show(living, event, summaryOfPayment(event));
        return;
      case "payment.posted":
        if (event.data.entry === "NIGHT" || event.data.entry === "ADJUSTMENT")
          living.postedNights.push(event.data);
        this.show(living, event, summaryOfPosting(event));
        return;
      default:
        throw new Error(`${event.eventType} has no place in a past without trouble`);
    }
  }

  private show({ row, timeline }: Living, event: DomainEvent, summary: string): void {
    timeline.push(timelineRow(row.reservation_id, event, summary));
  }

  private hold(living: Living, cause: DomainEvent, target: Target): void {
    const { reservation_id: reservationId } = living.row;
    const next = answer(this.ctx, living.hold, { reservationId, cause, target }, this.calendar);
    if (!next) return;
    living.hold = next.row;
    for (const event of next.events) this.hear(living, this.told.tell("availability", event));
  }

  private answered(living: Living, cause: DomainEvent, heard: Answer): void {
    const state = stateOf(living.row);
    const decision = decide(state, heard);
    if (decision.state === state) return;
    living.row = rowAfter(living.row, decision, decision.outcome ? this.ctx.clock.now() : null);
    if (!decision.outcome) return;
    const event = outcomeEvent(this.ctx, cause, living.row, decision.outcome);
    this.happened(living, event, summaryOfOutcome(living.row, decision.outcome));
  }

  private pay(living: Living, pursuit: Pursuit): void {
    const next = hearWord(this.ctx, living.payment, pursuit, living.postedNights);
    if (next) this.moved(living, next, pursuit.cause.eventId);
  }

  private callBank(living: Living, cause: string): void {
    const operation = nextOperation(living.payment.payment);
    if (!operation) return;
    const operationId = this.ctx.random.uuid();
    const madeCharge = operation.chargeId ?? this.ctx.random.uuid();
    const at = this.ctx.clock.now();
    living.operations.push({ ...operation, operationId, cause, madeCharge, at: at.toISOString() });
    const settled = settle(
      living.payment.payment,
      { ...operation, operationId },
      { ok: true, chargeId: madeCharge },
      at,
    );
    this.moved(living, paymentAfter(this.ctx, living.payment, settled, operationId), operationId);
  }

  private count(living: Living, event: CountedEvent): void {
    living.counted.push(event);
    const fact = factOf(event, event.occurredAt);
    this.told.part.facts.push(fact);
    for (const told of toldOf(this.ctx, event, fact)) this.told.tell("analytics", told);
  }
}

const usageOf = ({ data, propertyId, occurredAt }: EventOf<"reservation.created">) => ({
  reservation_id: data.reservationId,
  stay_version: data.stayVersion,
  property_id: propertyId,
  rate_plan_id: data.stayDetails.ratePlanId,
  room_type_id: data.stayDetails.roomTypeId,
  arrival: data.stayDetails.arrival,
  departure: data.stayDetails.departure,
  room_total: data.pricingDetails.room,
  currency: data.pricingDetails.currency,
  used_at: occurredAt,
});
