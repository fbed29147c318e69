import { z } from "zod";
import { calendarDate, money, plainText } from "../shared/contract";

/** One line of `GET /api/v1/properties`. */
export const propertySummary = z.object({
  propertyId: z.string(),
  name: z.string(),
  timeZone: z.string(),
  currency: z.string(),
  businessDate: calendarDate,
});

export const roomTypeDetails = z.object({
  roomTypeId: z.string(),
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  sizeSqm: z.int(),
  maxAdults: z.int(),
  maxGuests: z.int(),
});

export const tax = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("PERCENT_INCLUDED"), name: z.string(), basisPoints: z.int() }),
  z.object({ kind: z.literal("PERCENT_ON_TOP"), name: z.string(), basisPoints: z.int() }),
  z.object({
    kind: z.literal("PER_ADULT_NIGHT"),
    name: z.string(),
    amount: z.int(),
    /** Nights beyond this many of one stay are free of it. */
    mostNights: z.int().nullable(),
  }),
]);
export type Tax = z.infer<typeof tax>;

/** What a hotel's page says of it. */
export const propertyDetails = propertySummary.extend({
  slug: z.string(),
  nativeName: z.string().nullable(),
  place: z.string(),
  tagline: z.string(),
  description: z.string(),
  address: z.string(),
  phone: z.string(),
  deskHours: z.string(),
  checkInFrom: z.string(),
  checkOutUntil: z.string(),
  rooms: z.int(),
  /** The last date on which a stay may end. */
  sellableUntil: calendarDate,
  roomTypes: z.array(roomTypeDetails),
  taxes: z.array(tax),
  goodToKnow: z.array(z.object({ title: z.string(), text: z.string() })),
});
export type PropertyDetails = z.infer<typeof propertyDetails>;

/** How a room is for who comes next. */
export const roomStatus = z.enum(["CLEAN", "DIRTY", "INSPECTED"]);
export type RoomStatus = z.infer<typeof roomStatus>;

/** A room that cannot be used from one date to another, both count; of the kind SERVICE one that is not as it should be and is sold all the same. */
export const outOfOrderInput = z.strictObject({
  kind: z.enum(["ORDER", "SERVICE"]).optional(),
  from: calendarDate,
  to: calendarDate,
  reason: plainText(200),
});
export type OutOfOrderInput = z.infer<typeof outOfOrderInput>;

/** A two-night weekend that still has room, and its lowest total for two adults. */
export const weekend = z.object({
  arrival: calendarDate,
  departure: calendarDate,
  roomsLeft: z.int(),
  from: money,
});

/** What staff may be at a hotel; one person may be several. */
export const ROLES = ["FRONT_DESK", "HOUSEKEEPING", "REVENUE", "MANAGER", "ADMIN"] as const;
export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;

/**
 * Who may do what at a hotel: the one place that says it. An administrator may do everything there, and is not named. The scopes
 * of API keys have the same names.
 */
export const PERMISSIONS = {
  "reservations:read": ["FRONT_DESK", "REVENUE", "MANAGER"],
  "reservations:write": ["FRONT_DESK", "MANAGER"],
  "payments:read": ["FRONT_DESK", "REVENUE", "MANAGER"],
  "payments:write": ["FRONT_DESK", "MANAGER"],
  "rooms:read": ["FRONT_DESK", "HOUSEKEEPING", "REVENUE", "MANAGER"],
  "rooms:clean": ["FRONT_DESK", "HOUSEKEEPING", "MANAGER"],
  "rooms:write": ["FRONT_DESK", "MANAGER"],
  "rates:write": ["REVENUE", "MANAGER"],
  "figures:read": ["REVENUE", "MANAGER"],
  "day:close": ["MANAGER"],
  "operations:read": ["MANAGER"],
  "operations:write": [],
  "audit:read": ["MANAGER"],
  "staff:manage": [],
} as const satisfies Record<string, Exclude<Role, "ADMIN">[]>;
export type Permission = keyof typeof PERMISSIONS;
export const ALL_PERMISSIONS = Object.keys(PERMISSIONS) as Permission[];

/** What someone with these roles at a hotel may do there. */
export const permissionsOf = (roles: readonly Role[]): Permission[] =>
  ALL_PERMISSIONS.filter((permission) => {
    const may: readonly Role[] = PERMISSIONS[permission];
    return roles.includes("ADMIN") || roles.some((role) => may.includes(role));
  });

/** An e-mail address as staff are known by: in lower case. */
export const staffEmail = z
  .string()
  .trim()
  .toLowerCase()
  .max(200)
  .pipe(z.email({ error: "must be an e-mail address" }));

/** Length is what makes a password strong; nothing else is asked of it. */
export const newPassword = z
  .string()
  .min(12, "must have at least 12 characters")
  .max(200, "must have at most 200 characters");

export const rolesOfOne = z
  .array(role)
  .max(ROLES.length)
  .transform((roles) => ROLES.filter((known) => roles.includes(known)));

export const newStaff = z.strictObject({
  email: staffEmail,
  name: plainText(80),
  roles: rolesOfOne.pipe(z.array(role).min(1, "must name at least one role")),
});

/** One who works at a hotel, with the roles there. */
export const staffMember = z.object({
  staffId: z.uuid(),
  name: z.string(),
  email: z.string(),
  roles: z.array(role),
  disabled: z.boolean(),
  /** Whether there are roles at other hotels too. */
  elsewhere: z.boolean(),
  /** Whether a password that somebody else made waits to be replaced. */
  passwordIsTemporary: z.boolean(),
});
export type StaffMember = z.infer<typeof staffMember>;

const changed = z.record(z.string(), z.unknown()).nullable();

/** What the audit log speaks of. */
export const auditSubject = z.enum(["reservation", "room", "payment", "property", "staff", "dead-letter"]);
export type AuditSubject = z.infer<typeof auditSubject>;

/** What staff and keys do, in the past tense, with what it is about. */
export const auditAction = z.enum([
  "reservation.change-proposed",
  "reservation.cancelled",
  "reservation.room-assigned",
  "reservation.room-asked-for",
  "reservation.checked-in",
  "reservation.check-in-undone",
  "reservation.checked-out",
  "reservation.no-show-marked",
  "payment.taken",
  "payment.refunded",
  "room.status-set",
  "room.taken-out-of-order",
  "room.put-back-into-order",
  "day.closed",
  "staff.added",
  "staff.roles-changed",
  "staff.disabled",
  "staff.enabled",
  "staff.password-changed",
  "staff.password-renewed",
  "staff.signed-in",
  "dead-letter.replayed",
  "dead-letter.replaced",
]);
export type AuditAction = z.infer<typeof auditAction>;

/** One action of staff or of an API key, as the audit log has it. */
export const auditLine = z.object({
  auditId: z.uuid(),
  at: z.iso.datetime(),
  businessDate: calendarDate,
  actor: z.object({ kind: z.enum(["staff", "key"]), id: z.uuid(), name: z.string() }),
  action: auditAction,
  /** `name` where the house knows one: of staff theirs, of a stay and its money the confirmation number. */
  subject: z.object({ kind: auditSubject, id: z.string(), name: z.string().nullable() }),
  before: changed,
  after: changed,
  correlationId: z.uuid(),
  address: z.string().nullable(),
});
export type AuditLine = z.infer<typeof auditLine>;

export const auditQuery = z.strictObject({
  /** A kind alone, or one thing of it. */
  subject: z.strictObject({ kind: z.string().max(40), id: z.string().max(100).optional() }).optional(),
  /** A calendar day at the hotel. */
  day: calendarDate.optional(),
  /** Where the page before ended. */
  cursor: z.string().max(100).optional(),
});
