import type { GatewayCall, RecordedEvent } from "./types";

/** A part of a reservation's life: what happened in one go, after a pause and before the next. */
export type Chapter = {
  title: string;
  events: RecordedEvent[];
  calls: GatewayCall[];
  from: number;
  to: number;
};

/** What comes later than this after all that was before begins a new chapter. */
const PAUSE_MS = 30_000;

const TITLES: Record<string, string> = {
  "reservation.created": "Booked",
  "reservation.modified": "Changed",
  "reservation.cancelled": "Cancelled",
  "reservation.checkin": "Checked in",
  "reservation.checkout": "Checked out",
  "reservation.noshow": "Did not come",
  "reservation.confirmed": "Confirmed",
  "payment.captured": "Money taken",
  "payment.refunded": "Money given back",
  "payment.voided": "Hold given up",
  "payment.posted": "Night charged",
  "notification.sent": "Written to",
};

const momentOf = (iso: string) => Date.parse(iso);

/** When the last that is known of an event happened, within what belongs to its recording. */
const endOf = (event: RecordedEvent): number => {
  const recorded = momentOf(event.recordedAt);
  const later = [event.publishedAt, ...event.groups.map(({ handledAt }) => handledAt)]
    .flatMap((iso) => (iso === null ? [] : [momentOf(iso)]))
    // What was handled long after, by a replay or after a stop, does not stretch the picture of all others.
    .filter((at) => at - recorded <= PAUSE_MS);
  return Math.max(recorded, ...later);
};

/** Divides a life of seconds or of weeks into parts that each can be drawn in true scale. */
export function chaptersOf(events: RecordedEvent[], calls: GatewayCall[]): Chapter[] {
  const chapters: Chapter[] = [];
  for (const event of events) {
    const at = momentOf(event.recordedAt);
    const last = chapters.at(-1);
    if (last && at - last.to <= PAUSE_MS) {
      last.events.push(event);
      last.to = Math.max(last.to, endOf(event));
    } else {
      chapters.push({ title: "", events: [event], calls: [], from: at, to: endOf(event) });
    }
  }
  for (const call of calls) {
    if (call.firstSentAt === null) continue;
    const sent = momentOf(call.firstSentAt);
    const chapter = chapters.findLast(({ from }) => from <= sent) ?? chapters[0];
    if (!chapter) continue;
    chapter.calls.push(call);
    if (call.finishedAt !== null && momentOf(call.finishedAt) - sent <= PAUSE_MS)
      chapter.to = Math.max(chapter.to, momentOf(call.finishedAt));
  }
  return chapters.map((chapter) => ({ ...chapter, title: titleOf(chapter.events, events) }));
}

const isOfReservation = ({ eventType }: RecordedEvent) => eventType.startsWith("reservation.");

function titleOf(events: RecordedEvent[], life: RecordedEvent[]): string {
  const telling = events.find(isOfReservation) ?? events[0];
  if (!telling) return "";
  const before = life.slice(0, life.indexOf(telling)).findLast(isOfReservation);
  // Who was in the house and is confirmed again was never in it.
  if (telling.eventType === "reservation.confirmed" && before?.eventType === "reservation.checkin")
    return "Check-in taken back";
  return TITLES[telling.eventType] ?? telling.eventType;
}

/** What a chapter took: to the confirmation where there is one, and how much of that was the gateway's. */
export function tookOf({ events, calls, from, to }: Chapter): {
  ms: number;
  gatewayMs: number;
  isConfirmation: boolean;
} {
  const created = events.find(({ eventType }) => /^reservation\.(created|modified)$/.test(eventType));
  const confirmed = created && events.find(({ eventType }) => eventType === "reservation.confirmed");
  const began = created && confirmed ? momentOf(created.recordedAt) : from;
  const ended = confirmed ? momentOf(confirmed.recordedAt) : to;
  const gatewayMs = calls
    .flatMap(({ firstSentAt, finishedAt }) =>
      firstSentAt && finishedAt ? [[momentOf(firstSentAt), momentOf(finishedAt)] as const] : [],
    )
    .filter(([sent, finished]) => sent >= began && finished <= ended)
    .reduce((sum, [sent, finished]) => sum + finished - sent, 0);
  return { ms: ended - began, gatewayMs, isConfirmation: confirmed !== undefined };
}
