import type { Memory } from "@roomstream/cache/port";
import { keptMails } from "@roomstream/domain/notifications/queries/kept-mails";
import { consumers } from "@roomstream/domain/operations/consumers";
import { deadLetters, findDeadLetter } from "@roomstream/domain/operations/dead-letters";
import { eventsOfReservation } from "@roomstream/domain/operations/engine-room/events-of-reservation";
import { flow } from "@roomstream/domain/operations/engine-room/flow";
import { health } from "@roomstream/domain/operations/health";
import { promises } from "@roomstream/domain/operations/promises";
import { checkEdited, replayDeadLetter } from "@roomstream/domain/operations/replay-dead-letter";
import { replayKind } from "@roomstream/domain/operations/replay-kind";
import { addStaff } from "@roomstream/domain/property/add-staff";
import { changePassword } from "@roomstream/domain/property/change-password";
import { changeRoles } from "@roomstream/domain/property/change-roles";
import { endSession } from "@roomstream/domain/property/end-session";
import { findApiKey } from "@roomstream/domain/property/queries/find-api-key";
import {
  findProperty,
  findPropertyBySlug,
  listProperties,
} from "@roomstream/domain/property/queries/find-property";
import { findStaff } from "@roomstream/domain/property/queries/find-staff";
import { listStaff } from "@roomstream/domain/property/queries/list-staff";
import { renewPassword } from "@roomstream/domain/property/renew-password";
import { setDisabled } from "@roomstream/domain/property/set-disabled";
import { signInByEmail, signInByPassword } from "@roomstream/domain/property/sign-in";
import { cancelReservation, previewCancellation } from "@roomstream/domain/reservations/cancel-reservation";
import { changeReservation, previewChange } from "@roomstream/domain/reservations/change-reservation";
import { createReservation } from "@roomstream/domain/reservations/create-reservation";
import { isLinkOf } from "@roomstream/domain/reservations/guest-link";
import { findNothing } from "@roomstream/domain/reservations/queries/find-nothing";
import { findOffers } from "@roomstream/domain/reservations/queries/find-offers";
import { findReservation, isGuestOf } from "@roomstream/domain/reservations/queries/find-reservation";
import { findWeekends } from "@roomstream/domain/reservations/queries/find-weekends";
import { timelineHeads } from "@roomstream/domain/reservations/queries/timeline-heads";
import { auditOf } from "@roomstream/domain/shared/audit-of";
import type { Context } from "@roomstream/domain/shared/context";
import type { Bus, PartitionLag } from "@roomstream/events/bus/port";
import type { Hotel } from "./hotel";
import { openDesk } from "./open-desk";
import { openFigures } from "./open-figures";
import { openPayments } from "./open-payments";
import { rememberHotels } from "./remembered-hotels";

/** Binds the domain's commands and queries to where this process keeps things. */
export const openHotel = (ctx: Context, bus: Bus, memory: Memory): Hotel => ({
  desk: openDesk(ctx),
  payments: openPayments(ctx),
  figures: openFigures(ctx),
  createReservation: (order) => createReservation({ ctx, ...order }),
  findReservation: async (confirmationNumber) =>
    (await findReservation({ ctx, confirmationNumber })) ?? findNothing({ ctx }),
  isGuestOf,
  isLinkOf: (view, key) => isLinkOf(ctx, view, key),
  cancelReservation: (order) => cancelReservation({ ctx, ...order }),
  previewCancellation: (order) => previewCancellation({ ctx, ...order }),
  changeReservation: (order) => changeReservation({ ctx, ...order }),
  previewChange: (order) => previewChange({ ctx, ...order }),
  findOffers: (propertyId, query) => findOffers({ ctx, propertyId, query }),
  findWeekends: (propertyId) => findWeekends({ ctx, propertyId }),
  timelineHeads: (confirmationNumbers) => timelineHeads({ ctx, confirmationNumbers }),
  ...rememberHotels(memory, ctx.signals, {
    listProperties: (listedOnly) => listProperties({ ctx, listedOnly }),
    findPropertyBySlug: (slug) => findPropertyBySlug({ ctx, slug }),
  }),
  findProperty: (propertyId) => findProperty({ ctx, propertyId }),
  findApiKey: (key) => findApiKey({ ctx, key }),
  findStaff: (session) => findStaff({ ctx, ...session }),
  signInByPassword: (given) => signInByPassword({ ctx, ...given }),
  changePassword: (change) => changePassword({ ctx, ...change }),
  listStaff: (propertyId) => listStaff({ ctx, propertyId }),
  addStaff: (addition) => addStaff({ ctx, ...addition }),
  changeRoles: (change) => changeRoles({ ctx, ...change }),
  setDisabled: (change) => setDisabled({ ctx, ...change }),
  renewPassword: (change) => renewPassword({ ctx, ...change }),
  auditOf: (propertyId, query) => auditOf({ ctx, propertyId, query }),
  endSession: (session) => endSession({ ctx, session }),
  signInByEmail: (vouched) => signInByEmail({ ctx, ...vouched }),
  consumers: once(async () => {
    const { items, alerts } = await consumers({ ctx, bus });
    return { alerts, items: items.map((group) => ({ ...group, partitions: group.partitions.map(inJson) })) };
  }),
  deadLetters: (ask) => deadLetters({ ctx, ...ask }),
  findDeadLetter: (ask) => findDeadLetter({ ctx, ...ask }),
  replayDeadLetter: (order) => replayDeadLetter({ ctx, ...order }),
  checkEdited: (ask) => checkEdited({ ctx, ...ask }),
  replayKind: (order) => replayKind({ ctx, ...order }),
  flow: (ask) => flow({ ctx, ...ask }),
  eventsOfReservation: (confirmationNumber) => eventsOfReservation({ ctx, confirmationNumber }),
  keptMails: (ask) => keptMails({ ctx, ...ask }),
  promises: once(async () => {
    const { items } = await promises({ ctx, patienceMs: PATIENCE_MS });
    return {
      items: items.map((item) => ({ ...item, breaches: item.breaches.length, found: item.breaches })),
    };
  }),
  health: once(() => health({ ctx, bus, memory })),
});

/** How long what is on its way may look like a breach. */
const PATIENCE_MS = 5_000;

/** Offsets as JSON can hold them; they stay far below what a number keeps exactly. */
const inJson = ({ topic, partition, committed, end, lag, ageMs }: PartitionLag) => ({
  topic,
  partition,
  committed: Number(committed),
  end: Number(end),
  lag,
  ageMs,
});

/** Lets everyone who asks while an answer is being made have that answer: these look at everything there is. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= ask().finally(() => {
      asked = undefined;
    });
    return asked;
  };
}
