import type { BoardRoom, DeskStay, Today } from "@roomstream/domain/desk/contract";

/** Someone who comes today for two nights, room 308 inspected and theirs. */
export const comes = (more: Partial<DeskStay> = {}): DeskStay => ({
  reservationId: `id of ${more.confirmationNumber ?? "RSV-2026-7K3M9QXA"}`,
  confirmationNumber: "RSV-2026-7K3M9QXA",
  version: 3,
  status: "CONFIRMED",
  guest: { firstName: "Ada", lastName: "Lovelace" },
  adults: 2,
  children: 0,
  roomTypeId: "MIRANTE",
  roomTypeName: "Mirante double",
  ratePlanName: "Flexible",
  arrival: "2026-11-22",
  departure: "2026-11-24",
  nights: 2,
  roomId: "308",
  readiness: "INSPECTED",
  balance: { amount: 25_800, currency: "EUR" },
  card: true,
  notes: "",
  changing: false,
  complimentary: false,
  checkedInOn: null,
  checkedOutOn: null,
  ...more,
});

export const named = (lastName: string, more: Partial<DeskStay> = {}) =>
  comes({ reservationId: lastName, guest: { firstName: "Ada", lastName }, ...more });

export const today = (more: Partial<Today> = {}): Today => ({
  propertyId: "PROP-001",
  name: "Casa do Mirante",
  timeZone: "Europe/Lisbon",
  currency: "EUR",
  businessDate: "2026-11-22",
  auditAt: null,
  arrivals: [],
  departures: [],
  inHouse: [],
  counts: {
    toArrive: 0,
    arrived: 0,
    toLeave: 0,
    left: 0,
    inHouse: 0,
    adults: 0,
    children: 0,
    dirtyEmpty: 0,
    dirtyOccupied: 0,
    rooms: 53,
    outOfOrder: 1,
    soldTonight: 0,
    leftTonight: 53,
  },
  alerts: [],
  ...more,
});

export const room = (roomId: string, more: Partial<BoardRoom> = {}): BoardRoom => ({
  roomId,
  roomTypeId: "CLASSIC",
  roomTypeName: "Classic double",
  floor: roomId.slice(0, 1),
  status: "CLEAN",
  version: 1,
  statusAt: "2026-11-22T10:00:00.000Z",
  statusBy: null,
  outOfOrder: null,
  outOfOrderLater: [],
  occupied: null,
  arriving: null,
  priority: 5,
  ...more,
});
