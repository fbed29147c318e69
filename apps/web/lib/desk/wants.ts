import type { DeskAlert, DeskStay, Today } from "@roomstream/domain/desk/contract";
import { mediumDate } from "../dates";
import { counted } from "../words";
import type { Act } from "./keys";
import { nameOf } from "./names";
import { isReady } from "./readiness";

/** Something that goes wrong unless somebody sees to it. */
export interface Want {
  key: string;
  title: string;
  text: string;
  urgent: boolean;
  /** The stay it is about, also one that is in none of today's lists. */
  confirmationNumber: string | null;
  /** That stay in today's lists, and what helps. */
  reservationId: string | null;
  act: Act | null;
}

const NOT_READY = {
  DIRTY: "is not clean yet",
  OUT_OF_ORDER: "is out of order",
  OCCUPIED: "is not empty yet",
} as const;

const HELPS: Record<DeskAlert["kind"], Act | null> = {
  UNASSIGNED: "choose-room",
  OVERBOOKED: null,
  OVERSTAY: "check-out",
  UNPAID: "take-payment",
  GIVE_BACK: "open",
};

const NAMED = 4;

/** What wants someone today, the most pressing first: what the house itself noticed, then rooms that are not ready for who comes. */
export function wantsOf(today: Pick<Today, "alerts" | "arrivals" | "departures" | "inHouse">): Want[] {
  const stays = new Map(
    [...today.inHouse, ...today.departures, ...today.arrivals].map((stay) => [stay.confirmationNumber, stay]),
  );
  const expected = today.arrivals.filter(({ status }) => status === "CONFIRMED");
  const known = new Set(today.alerts.map(({ confirmationNumber }) => confirmationNumber));
  return [
    ...today.alerts.map((alert) => ofAlert(alert, stays)),
    ...expected.filter(({ roomId, readiness }) => roomId && !isReady(readiness)).map(ofUnready),
    ...ofUnassigned(
      expected.filter(({ roomId, confirmationNumber }) => !roomId && !known.has(confirmationNumber)),
    ),
  ].sort((one, other) => Number(other.urgent) - Number(one.urgent));
}

function ofAlert(alert: DeskAlert, stays: Map<string, DeskStay>): Want {
  const stay = alert.confirmationNumber ? stays.get(alert.confirmationNumber) : undefined;
  const who = alert.guest ? nameOf(alert) : (alert.confirmationNumber ?? "");
  const title = {
    UNASSIGNED: `${who} has no room`,
    OVERBOOKED: "More is sold than there are rooms",
    OVERSTAY: `${who} should have left${stay ? ` ${mediumDate(stay.departure)}` : ""}`,
    UNPAID: `${who} has not paid`,
    GIVE_BACK: `${who} gets money back`,
  }[alert.kind];
  const act = HELPS[alert.kind];
  return {
    key: alert.alertId,
    title,
    text: alert.message,
    urgent: alert.kind !== "OVERSTAY",
    confirmationNumber: alert.confirmationNumber,
    reservationId: stay?.reservationId ?? null,
    act: stay ? act : null,
  };
}

const ofUnready = (stay: DeskStay): Want => {
  const why =
    stay.readiness && !isReady(stay.readiness) ? NOT_READY[stay.readiness as keyof typeof NOT_READY] : "";
  return {
    key: `unready ${stay.reservationId}`,
    title: `${stay.roomId} ${why}`,
    text: `${nameOf(stay)} comes today. Give another room, or wait for this one.`,
    urgent: stay.readiness === "OUT_OF_ORDER",
    confirmationNumber: stay.confirmationNumber,
    reservationId: stay.reservationId,
    act: "choose-room",
  };
};

/** They are seen to one after the other; one line says of all who they are. */
function ofUnassigned([first, ...others]: DeskStay[]): Want[] {
  if (!first) return [];
  const names = [first, ...others]
    .slice(0, NAMED)
    .map((stay) => stay.guest?.lastName ?? stay.confirmationNumber);
  const more = others.length + 1 - names.length;
  return [
    {
      key: "unassigned",
      title:
        others.length === 0
          ? `${nameOf(first)} has no room yet`
          : `${counted(others.length + 1, "party", "parties")} who come today have no room yet`,
      text:
        others.length === 0
          ? first.roomTypeName
          : `${names.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`,
      urgent: false,
      confirmationNumber: others.length === 0 ? first.confirmationNumber : null,
      reservationId: first.reservationId,
      act: "choose-room",
    },
  ];
}
