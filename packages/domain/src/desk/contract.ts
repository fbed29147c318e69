import { z } from "zod";
import { roomStatus } from "../property/contract";
import { reservationStatus, reservationView } from "../reservations/contract";
import { calendarDate, confirmationNumber, money } from "../shared/contract";

/** How the room of a stay is for the guest who comes: its state, unless it cannot be used or somebody is in it. */
export const readiness = z.enum(["INSPECTED", "CLEAN", "DIRTY", "OUT_OF_ORDER", "OCCUPIED"]);
export type Readiness = z.infer<typeof readiness>;

/** A guest as the desk reads them; null for who may not read names, and for a guest who was erased. */
const name = z.object({ firstName: z.string(), lastName: z.string() }).nullable();

/** One line of a list of the desk. */
export const deskStay = z.object({
  reservationId: z.string(),
  confirmationNumber,
  version: z.int(),
  status: reservationStatus,
  guest: name,
  adults: z.int(),
  children: z.int(),
  roomTypeId: z.string(),
  roomTypeName: z.string(),
  ratePlanName: z.string(),
  arrival: calendarDate,
  departure: calendarDate,
  nights: z.int(),
  /** The room that the guest is in, or the last that the stay was given; null while none is assigned. */
  roomId: z.string().nullable(),
  readiness: readiness.nullable(),
  /** What is still to be paid; below zero: to be given back. */
  balance: money,
  /** Whether a card stands behind the stay that the rest can be taken from at check-out. */
  card: z.boolean(),
  /** What the guest wrote when booking. */
  notes: z.string(),
  /** Whether another stay is proposed and not decided yet: check-in and check-out wait for it. */
  changing: z.boolean(),
  complimentary: z.boolean(),
  checkedInOn: calendarDate.nullable(),
  checkedOutOn: calendarDate.nullable(),
});
export type DeskStay = z.infer<typeof deskStay>;

export const deskAlert = z.object({
  alertId: z.string(),
  /**
   * A stay without its room, a night sold past its rooms, a guest who should have left; of a stay that has ended: a bill that the
   * card did not pay, money that is to be given back.
   */
  kind: z.enum(["UNASSIGNED", "OVERBOOKED", "OVERSTAY", "UNPAID", "GIVE_BACK"]),
  subject: z.string(),
  confirmationNumber: confirmationNumber.nullable(),
  /** Whose stay it is. */
  guest: name,
  message: z.string(),
  raisedAt: z.iso.datetime(),
});
export type DeskAlert = z.infer<typeof deskAlert>;

/** `GET /api/v1/properties/{propertyId}/today`: all that the page of the day shows. */
export const todayAnswer = z.object({
  propertyId: z.string(),
  name: z.string(),
  timeZone: z.string(),
  currency: z.string(),
  businessDate: calendarDate,
  /** When the business date is over and the night audit closes it. */
  auditAt: z.iso.datetime().nullable(),
  /** Still to arrive, then those of today who are in. */
  arrivals: z.array(deskStay),
  /** Still to leave, also those who should have left before; then those who left today. */
  departures: z.array(deskStay),
  inHouse: z.array(deskStay),
  counts: z.object({
    toArrive: z.int(),
    arrived: z.int(),
    toLeave: z.int(),
    left: z.int(),
    inHouse: z.int(),
    adults: z.int(),
    children: z.int(),
    /** Rooms to clean: empty ones, and those with a guest. */
    dirtyEmpty: z.int(),
    dirtyOccupied: z.int(),
    /** Rooms that can be used now. */
    rooms: z.int(),
    outOfOrder: z.int(),
    /** Of tonight: sold, and left to sell. */
    soldTonight: z.int(),
    leftTonight: z.int(),
  }),
  alerts: z.array(deskAlert),
});
export type Today = z.infer<typeof todayAnswer>;

/** One stay, of any day, with its open alerts. */
export const stayAtDesk = todayAnswer
  .pick({ propertyId: true, timeZone: true, businessDate: true, alerts: true })
  .extend({ stay: deskStay });
export type StayAtDesk = z.infer<typeof stayAtDesk>;

const outOfOrder = z.object({
  outOfOrderId: z.string(),
  from: calendarDate,
  to: calendarDate,
  reason: z.string(),
});

/** A stay as a room sees it. */
const roomStay = z.object({
  confirmationNumber,
  guest: name,
  departure: calendarDate,
  adults: z.int(),
  children: z.int(),
});

/** One room of `GET /api/v1/properties/{propertyId}/rooms`. */
export const boardRoom = z.object({
  roomId: z.string(),
  roomTypeId: z.string(),
  roomTypeName: z.string(),
  floor: z.string(),
  status: roomStatus,
  version: z.int(),
  statusAt: z.iso.datetime(),
  statusBy: z.string().nullable(),
  /** Out of order on the business date. */
  outOfOrder: outOfOrder.nullable(),
  /** Times out of order that are still to come. */
  outOfOrderLater: z.array(outOfOrder),
  /** Who is in it. */
  occupied: roomStay.extend({ dueOut: z.boolean() }).nullable(),
  /** Who comes today. */
  arriving: roomStay.nullable(),
  /**
   * What is to be done first: 1 a guest comes today, 2 it is empty, 3 a guest stays in it, 4 clean and to be inspected,
   * 5 ready, 6 out of order.
   */
  priority: z.int().min(1).max(6),
});
export type BoardRoom = z.infer<typeof boardRoom>;

export const roomBoard = z.object({
  propertyId: z.string(),
  businessDate: calendarDate,
  items: z.array(boardRoom),
});
export type RoomBoard = z.infer<typeof roomBoard>;

/** A room that a stay could have. */
export const roomChoice = z.object({
  roomId: z.string(),
  roomTypeId: z.string(),
  roomTypeName: z.string(),
  floor: z.string(),
  readiness,
  /** Free for all the nights that remain. */
  free: z.boolean(),
  /** The type that was booked; another is asked of availability first. */
  sameType: z.boolean(),
  /** Why it cannot be had for all nights, in words; empty when it can. */
  reason: z.string(),
});
export type RoomChoice = z.infer<typeof roomChoice>;

export const assignRoomInput = z.strictObject({
  /** Null: none. */
  roomId: z.string().max(20).nullable(),
});
export const checkInInput = z.strictObject({ roomId: z.string().max(20).optional() });
export const roomStatusInput = z.strictObject({ status: roomStatus });

export const roomStatusAnswer = z.object({ roomId: z.string(), status: roomStatus, version: z.int() });
export const outOfOrderAnswer = z.object({ outOfOrderId: z.string() });

/** The reservation after the command; `assigned` false: another type was asked for and the answer is awaited. */
export const assignRoomAnswer = z.object({ assigned: z.boolean(), reservation: reservationView });

export const nightAuditInput = z.strictObject({
  /** The last day to close; every day that is over when not given. */
  until: calendarDate.optional(),
});

/** What `POST .../night-audit` did: the days that it closed, each with its figures. */
export const nightAuditAnswer = z.object({
  businessDate: calendarDate,
  closed: z.array(
    z.object({
      businessDate: calendarDate,
      noShows: z.int(),
      nightsPosted: z.int(),
      roomsToClean: z.int(),
      nightsOpened: z.int(),
    }),
  ),
});
export type NightAuditAnswer = z.infer<typeof nightAuditAnswer>;
