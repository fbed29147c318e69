import { propertySummary } from "@roomstream/domain/property/contract";
import { reservationView } from "@roomstream/domain/reservations/contract";
import { z } from "zod";

/** One line of the list of hotels; what else a hotel's page says is not part of it. */
export const propertiesAnswer = z.object({ items: z.array(propertySummary) });

/** The data of a `status` event. */
export const statusEvent = reservationView.pick({ status: true, timeline: true });

export const healthAnswer = z.object({
  ok: z.boolean(),
  parts: z.record(z.string(), z.object({ ok: z.boolean(), detail: z.string() })),
});

export const promisesAnswer = z.object({
  items: z.array(
    z.object({
      promise: z.int(),
      name: z.string(),
      /** How many things were looked at. */
      checked: z.int(),
      /** How many of them broke it. */
      breaches: z.int(),
      /** Each breach in words, which name reservations of any hotel: empty for a key that is bound to some. */
      found: z.array(z.string()),
      at: z.iso.datetime(),
    }),
  ),
});

const breaker = z.enum(["closed", "open", "half-open"]);

export const consumersAnswer = z.object({
  /** What wants an operator: a group too far behind, a breaker that is open. */
  alerts: z.array(
    z.object({ group: z.string(), kind: z.enum(["lag", "age", "breaker"]), message: z.string() }),
  ),
  items: z.array(
    z.object({
      group: z.string(),
      /** The worst of its workers' breakers; null when no worker is alive. */
      breaker: breaker.nullable(),
      /** Messages behind, over all partitions. */
      lag: z.int(),
      /** How long its oldest unread message waits; null when that cannot be told. */
      ageMs: z.number().nullable(),
      /** Whether one of the alerts is about it. */
      alert: z.boolean(),
      partitions: z.array(
        z.object({
          topic: z.string(),
          partition: z.int(),
          committed: z.int(),
          end: z.int(),
          lag: z.int(),
          ageMs: z.number().nullable(),
        }),
      ),
      workers: z.array(
        z.object({ processId: z.string(), breaker, startedAt: z.iso.datetime(), seenAt: z.iso.datetime() }),
      ),
    }),
  ),
});
