import type { EventOf } from "@roomstream/events/envelope";
import type { GivenBack } from "../payments/queries/given-back";
import type { PropertyDetails } from "../property/contract";
import type { Guest } from "../reservations/contract";
import { cancellation } from "./letters/cancellation";
import { changed, notChanged } from "./letters/change";
import { confirmation, notConfirmed } from "./letters/confirmation";
import { noShow } from "./letters/no-show";

export type Mail = { to: string; subject: string; text: string };
export type MailKind = EventOf<"notification.sent">["data"]["kind"];

/** The events that a guest may be written to for. */
export type Told = EventOf<
  "reservation.confirmed" | "reservation.modified" | "reservation.cancelled" | "reservation.noshow"
>;

/** What a letter says besides what its event does. */
export type About = {
  guest: Guest;
  property: PropertyDetails;
  /** Where the guest sees and changes the stay, without giving a name. */
  manageUrl: string;
  /** What of the money is kept and given back when a stay ends. */
  back: GivenBack;
};

/** A letter: its subject, and its text without greeting and signature. */
export type Letter = { subject: string; lines: string[] };

/** Which mail a guest gets for an event; none for a step that is not the end of anything. */
export function kindOf(event: Told): MailKind | null {
  switch (event.eventType) {
    case "reservation.confirmed":
      return { BOOKED: "CONFIRMATION" as const, CHANGED: "CHANGED" as const, CHECK_IN_UNDONE: null }[
        event.data.because
      ];
    case "reservation.modified":
      return event.data.change === "WITHDRAWN" ? "NOT_CHANGED" : null;
    case "reservation.cancelled":
      return event.data.reason === "GUEST" || event.data.reason === "HOTEL"
        ? "CANCELLATION"
        : "NOT_CONFIRMED";
    case "reservation.noshow":
      return "NO_SHOW";
    default:
      return event satisfies never;
  }
}

/** What the link to the stay is good for. */
const INVITATION = { booked: "See your booking, change or cancel it", ended: "See what became of it" };

const hasEnded = ({ eventType }: Told) =>
  eventType === "reservation.cancelled" || eventType === "reservation.noshow";

/** The mail that tells a guest what became of the stay. */
export function mailFor(event: Told, about: About): Mail {
  const { guest, property, manageUrl } = about;
  const { subject, lines } = letterFor(event, about);
  return {
    to: guest.email,
    subject: `${property.name}: ${subject}`,
    text: [
      `Dear ${guest.firstName} ${guest.lastName},`,
      "",
      ...lines,
      "",
      `${INVITATION[hasEnded(event) ? "ended" : "booked"]} (the link is yours alone):`,
      manageUrl,
      "",
      property.name,
      property.address,
      `${property.phone}, ${property.deskHours}`,
    ].join("\n"),
  };
}

function letterFor(event: Told, about: About): Letter {
  switch (event.eventType) {
    case "reservation.confirmed":
      return event.data.because === "CHANGED" ? changed(event, about) : confirmation(event, about);
    case "reservation.modified":
      return notChanged(event);
    case "reservation.cancelled":
      return kindOf(event) === "CANCELLATION" ? cancellation(event, about) : notConfirmed(event, about);
    case "reservation.noshow":
      return noShow(event, about);
    default:
      return event satisfies never;
  }
}
