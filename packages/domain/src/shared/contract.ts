import { z } from "zod";

/** A calendar date, `YYYY-MM-DD`; a night is named by the date it begins on. */
export const calendarDate = z.iso.date({ error: "must be a calendar date like 2026-12-31" });

/** Integer minor units with an ISO 4217 currency: 12900 EUR is €129.00, 12900 JPY is ¥12,900. */
export const money = z.strictObject({
  amount: z.int(),
  currency: z.string().regex(/^[A-Z]{3}$/, "must be an ISO 4217 code like EUR"),
});

/** Text a person typed: trimmed, of bounded length, without control characters (no NUL, no line breaks, nothing that turns the direction of writing). */
export const plainText = (most: number) =>
  z
    .string()
    .trim()
    .min(1, "must not be empty")
    .max(most)
    .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u, "must not contain control characters");

export const confirmationNumber = z
  .string()
  .regex(/^RSV-\d{4}-[0-9A-Z]{8}$/, "must look like RSV-2026-7K3M9QXA");
