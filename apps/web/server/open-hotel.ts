import { findApiKey } from "@roomstream/domain/property/queries/find-api-key";
import { findPropertyBySlug, listProperties } from "@roomstream/domain/property/queries/find-property";
import { createReservation } from "@roomstream/domain/reservations/create-reservation";
import { findOffers } from "@roomstream/domain/reservations/queries/find-offers";
import { findReservation, isGuestOf } from "@roomstream/domain/reservations/queries/find-reservation";
import { findWeekends } from "@roomstream/domain/reservations/queries/find-weekends";
import { timelineHeads } from "@roomstream/domain/reservations/queries/timeline-heads";
import type { Context } from "@roomstream/domain/shared/context";
import type { Bus } from "@roomstream/events/bus/port";
import type { Hotel } from "./hotel";

/** Binds the domain's commands and queries to where this process keeps things. */
export const openHotel = (ctx: Context, bus: Bus): Hotel => ({
  createReservation: (order) => createReservation({ ctx, ...order }),
  findReservation: (confirmationNumber) => findReservation({ ctx, confirmationNumber }),
  isGuestOf,
  findOffers: (propertyId, query) => findOffers({ ctx, propertyId, query }),
  findWeekends: (propertyId) => findWeekends({ ctx, propertyId }),
  timelineHeads: (confirmationNumbers) => timelineHeads({ ctx, confirmationNumbers }),
  listProperties: (listedOnly) => listProperties({ ctx, listedOnly }),
  findPropertyBySlug: (slug) => findPropertyBySlug({ ctx, slug }),
  findApiKey: (key) => findApiKey({ ctx, key }),
  consumers: async () => ({ items: [] }),
  promises: async () => ({ items: [] }),
  health: async () => {
    await bus.ping();
    return { ok: true, parts: {} };
  },
});
