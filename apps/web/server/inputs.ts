import { guestLink } from "@roomstream/domain/reservations/contract";
import { plainText } from "@roomstream/domain/shared/contract";
import { z } from "zod";

/** How a hotel is named in addresses. */
export const propertyId = z.string().regex(/^[A-Za-z0-9-]{1,40}$/, "must be a hotel's id like PROP-001");

/** How a hotel is named in the addresses of its pages. */
export const slug = z.string().regex(/^[a-z0-9-]{1,80}$/, "must be a hotel's name like casa-do-mirante");

/** Made by the caller, one for each thing it wants to happen once. */
export const idempotencyKey = z
  .string({ error: "is required" })
  .regex(/^[\x20-\x7e]{1,200}$/, "must be 1 to 200 printable ASCII characters, such as a UUID");

/** How a room is named: by its number. */
export const roomId = z.string().regex(/^[A-Za-z0-9-]{1,20}$/, "must be a room's number like 204");

/** How a guest proves to be the guest of a reservation: by the last name, or by the key of the link in the mail. */
export const guestProof = { lastName: plainText(80).optional(), key: guestLink.optional() };
