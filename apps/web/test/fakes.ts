import type { FlowAnswer, ReservationEventsAnswer } from "@roomstream/domain/operations/engine-room/contract";
import type { FolioOfStay } from "@roomstream/domain/payments/contract";
import type { PropertyDetails } from "@roomstream/domain/property/contract";
import type { ApiKey } from "@roomstream/domain/property/queries/find-api-key";
import type {
  CancellationPreview,
  ChangePreview,
  Offer,
  ReservationView,
} from "@roomstream/domain/reservations/contract";
import { accept, refuse } from "@roomstream/domain/shared/result";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import type { Desk } from "../server/desk";
import type { Figures } from "../server/figures";
import { buildGateway, type GatewayParts } from "../server/gateway";
import type { Hotel } from "../server/hotel";
import type { Payments } from "../server/payments";
import { emptyOverview } from "./figures/overviews";

export const offer: Offer = {
  roomTypeId: "MIR",
  roomTypeName: "Mirante",
  ratePlanId: "FLEX",
  ratePlanName: "Flexible",
  includes: "",
  roomsLeft: 3,
  nights: [
    { date: "2026-12-01", amount: 12_900 },
    { date: "2026-12-02", amount: 12_900 },
  ],
  totals: { room: 25_800, tax: 800, total: 26_600, currency: "EUR", includedTax: 1_461, taxLines: [] },
  guarantee: "AUTHORIZE",
  dueNow: { amount: 0, currency: "EUR" },
  heldNow: { amount: 26_600, currency: "EUR" },
  cancellationPolicy: {
    freeUntil: "2026-11-30T18:00:00Z",
    fee: { amount: 12_900, currency: "EUR" },
    text: "Free until 30 November 18:00.",
  },
};

export const hotelDetails: PropertyDetails = {
  propertyId: "PROP-001",
  slug: "casa-do-mirante",
  name: "Casa do Mirante",
  nativeName: null,
  timeZone: "Europe/Lisbon",
  currency: "EUR",
  businessDate: "2026-11-22",
  place: "Lisbon",
  tagline: "Above the river",
  description: "A house on a hill.",
  address: "Rua da Graça 1",
  phone: "+351 21 000 0000",
  deskHours: "always",
  checkInFrom: "15:00",
  checkOutUntil: "11:00",
  rooms: 54,
  sellableUntil: "2028-04-05",
  roomTypes: [],
  taxes: [],
  goodToKnow: [],
};

export const reservation: ReservationView = {
  reservationId: "0199a5b0-0000-7000-8000-000000000001",
  confirmationNumber: "RSV-2026-7K3M9QXA",
  propertyId: "PROP-001",
  status: "PENDING",
  cancellationReason: null,
  version: 1,
  roomTypeId: "MIR",
  roomTypeName: "Mirante",
  ratePlanId: "FLEX",
  ratePlanName: "Flexible",
  arrival: "2026-12-01",
  departure: "2026-12-03",
  adults: 2,
  children: 0,
  guest: { firstName: "Ada", lastName: "Lovelace", email: "ada@example.com" },
  nights: offer.nights,
  totals: offer.totals,
  guarantee: offer.guarantee,
  dueNow: offer.dueNow,
  heldNow: offer.heldNow,
  cancellationPolicy: offer.cancellationPolicy,
  fee: null,
  roomId: null,
  proposal: null,
  withdrawn: null,
  folio: { charges: 26_600, payments: 0, authorized: 0, refunds: 0, balance: 26_600, currency: "EUR" },
  createdAt: "2026-11-22T10:00:00.123Z",
  expiresAt: "2026-11-22T10:02:00.123Z",
  timeline: [
    {
      eventId: "0199a5b0-0000-7000-8000-000000000002",
      eventType: "reservation.created",
      occurredAt: "2026-11-22T10:00:00.123Z",
      recordedAt: "2026-11-22T10:00:00.123Z",
      summary: "Booked",
    },
  ],
};

/** The body of a good booking. */
export const order = {
  propertyId: "PROP-001",
  roomTypeId: "MIR",
  ratePlanId: "FLEX",
  arrival: "2026-12-01",
  departure: "2026-12-03",
  adults: 2,
  children: 0,
  guest: { firstName: "Ada", lastName: "Lovelace", email: "ada@example.com", phone: "+351 21 000 0000" },
  payment: { token: "tok_visa" },
  expectedTotal: { amount: 26_600, currency: "EUR" },
  notes: "",
};

export const KEYS: Record<string, ApiKey> = {
  all: {
    apiKeyId: "0199a5b0-0000-7000-8000-0000000000a1",
    name: "demo",
    scopes: ["reservations:read", "reservations:write", "operations:read"],
    propertyIds: null,
    rateLimited: false,
  },
  "read-only": {
    apiKeyId: "0199a5b0-0000-7000-8000-0000000000a2",
    name: "reader",
    scopes: ["reservations:read"],
    propertyIds: ["PROP-002"],
    rateLimited: true,
  },
};

const noSuchThing = async () => refuse("NOT_FOUND", "There is no such thing here.");

const fakeDesk: Desk = {
  hotelOf: async (number) => (number === reservation.confirmationNumber ? reservation.propertyId : undefined),
  today: noSuchThing,
  rooms: async ({ propertyId }) => accept({ propertyId, businessDate: hotelDetails.businessDate, items: [] }),
  stay: noSuchThing,
  previewCheckOut: noSuchThing,
  roomChoices: async () => accept({ items: [] }),
  justNow: async () => accept({ items: [] }),
  search: async () => accept({ items: [] }),
  assignRoom: async () => accept({ assigned: true, reservation }),
  checkIn: async () => accept(reservation),
  undoCheckIn: async () => accept(reservation),
  checkOut: async () => accept(reservation),
  markNoShow: async () => accept(reservation),
  setRoomStatus: async ({ roomId, status }) => accept({ roomId, status, version: 2 }),
  takeOutOfOrder: async () => accept({ outOfOrderId: "0199a5b0-0000-7000-8000-0000000000c1" }),
  putBackIntoOrder: async ({ outOfOrderId }) => accept({ outOfOrderId }),
  closeDays: async () => accept({ businessDate: hotelDetails.businessDate, closed: [] }),
};

const folio: FolioOfStay = {
  currency: "EUR",
  lines: [],
  charges: 0,
  allowed: 0,
  paid: 0,
  refunded: 0,
  held: 26_600,
  balance: 0,
  trouble: null,
};

const fakeFigures: Figures = {
  kpis: async ({ propertyId }) => accept({ propertyId, asOf: "2026-11-22T10:00:00.000Z", items: [] }),
  overview: async ({ propertyId }) => accept(emptyOverview(propertyId)),
};

const fakePayments: Payments = {
  folio: async () => accept(folio),
  take: async ({ input }) => accept({ amount: input.amount, folio }),
  refund: async ({ input }) =>
    accept({ amount: input.amount, toCard: input.amount, atDesk: { ...input.amount, amount: 0 }, folio }),
};

/** The key of the link in the reservation's mails. */
export const LINK_KEY = "A".repeat(43);

const cancellation: CancellationPreview = {
  status: "CANCELLED",
  fee: { amount: 12_900, currency: "EUR" },
  refund: { amount: 0, currency: "EUR" },
  released: { amount: 13_700, currency: "EUR" },
  policy: offer.cancellationPolicy,
};

const changed: ChangePreview = {
  roomTypeId: "MIR",
  roomTypeName: "Mirante",
  arrival: "2026-12-01",
  departure: "2026-12-02",
  adults: 2,
  children: 0,
  nights: offer.nights.slice(0, 1),
  totals: { ...offer.totals, total: 13_300 },
  heldMore: { amount: 0, currency: "EUR" },
  cancellationPolicy: offer.cancellationPolicy,
  totalBefore: { amount: 26_600, currency: "EUR" },
  difference: { amount: -13_300, currency: "EUR" },
};

const flow: FlowAnswer = {
  at: "2026-11-22T10:00:00.000Z",
  windowSeconds: 60,
  topics: [],
  groups: [],
  outboxes: [],
  gateway: {
    breaker: "closed",
    since: null,
    triesAgainAt: null,
    waiting: 0,
    calling: 0,
    unknown: 0,
    oldestMs: null,
  },
  createdToConfirmed: null,
  newest: [],
};

export const eventsOfReservation: ReservationEventsAnswer = {
  reservationId: reservation.reservationId,
  confirmationNumber: reservation.confirmationNumber,
  propertyId: reservation.propertyId,
  status: reservation.status,
  events: [],
  gatewayCalls: [],
};

/** A hotel of one reservation, which `parts` may change in places. */
export const fakeHotel = (parts: Partial<Hotel> = {}): Hotel => ({
  desk: fakeDesk,
  payments: fakePayments,
  figures: fakeFigures,
  createReservation: async () => accept(reservation),
  findReservation: async (number) => (number === reservation.confirmationNumber ? reservation : undefined),
  isGuestOf: (view, lastName) => view.guest?.lastName.toLowerCase() === lastName.toLowerCase(),
  isLinkOf: (_, key) => key === LINK_KEY,
  cancelReservation: async () => accept(cancellation),
  previewCancellation: async () => accept(cancellation),
  changeReservation: async () => accept(reservation),
  previewChange: async () => accept(changed),
  findOffers: async (propertyId) =>
    propertyId === "PROP-001" ? accept({ offers: [offer] }) : refuse("NOT_FOUND", "There is no such hotel."),
  findWeekends: async () => accept({ items: [] }),
  timelineHeads: async (numbers) => new Map(numbers.map((number) => [number, 1])),
  listProperties: async () => [hotelDetails],
  findProperty: async (id) => (id === hotelDetails.propertyId ? hotelDetails : undefined),
  findPropertyBySlug: async (slug) => (slug === hotelDetails.slug ? hotelDetails : undefined),
  findApiKey: async (key) => KEYS[key],
  findStaff: async () => undefined,
  signInByPassword: async () => undefined,
  signInByEmail: async () => undefined,
  endSession: async () => undefined,
  changePassword: async () => accept({ changed: true }),
  listStaff: async () => [],
  addStaff: async () => accept({ staffId: "0199a5b0-0000-7000-8000-0000000000b9", password: "only-once" }),
  changeRoles: async ({ roles }) => accept({ roles }),
  setDisabled: async ({ disabled }) => accept({ disabled }),
  renewPassword: async () => accept({ password: "only-once" }),
  auditOf: async () => accept({ items: [], next: null }),
  consumers: async () => ({ items: [], alerts: [] }),
  deadLetters: async () => ({ items: [], next: null, kinds: [] }),
  findDeadLetter: async () => undefined,
  replayDeadLetter: async () => refuse("NOT_FOUND", "There is no such dead letter."),
  checkEdited: async () => refuse("NOT_FOUND", "There is no such dead letter."),
  replayKind: async () => accept({ replayed: 0, toBeEdited: 0 }),
  flow: async () => flow,
  eventsOfReservation: async (number) =>
    number === reservation.confirmationNumber ? eventsOfReservation : undefined,
  keptMails: async () => ({ items: [], next: null }),
  promises: async () => ({ items: [] }),
  health: async () => ({ ok: true, parts: { database: { ok: true, detail: "answers" } } }),
  ...parts,
});

/** A gateway over fakes; the caller closes it. */
export const fakeGateway = (parts: Partial<GatewayParts> = {}): Promise<FastifyInstance> =>
  buildGateway({
    hotel: fakeHotel(),
    signals: { on: () => () => undefined },
    busAlive: () => true,
    databaseAlive: () => true,
    pages: undefined,
    logger: pino({ level: "silent" }),
    publicUrl: undefined,
    trustedProxies: [],
    authSecret: "a secret of a house that exists only in tests",
    ...parts,
  });
