import type { ReservationStatus, ReservationView } from "@roomstream/domain/reservations/contract";

type Timeline = ReservationView["timeline"];

/** One strand of a booking, in milliseconds after the request was written down. */
export interface Strand {
  from: number;
  /** When its answer came; null while it is awaited. */
  to: number | null;
  refused: boolean;
  /** When what it had got was given back. */
  undone: number | null;
  /** The answer in words, as the events tell it. */
  summary: string;
}

export interface Flow {
  nights: Strand;
  card: Strand | null;
  price: Strand;
  /** When the booking was decided, one way or the other. */
  end: number | null;
  confirmed: boolean;
  /** The last moment that is known of. */
  known: number;
}

const decided: ReservationStatus[] = ["CONFIRMED", "CHECKED_IN", "CHECKED_OUT", "NO_SHOW"];

/** Reads the events of a booking as the strands that are drawn. Events of later changes do not move them. */
export const readFlow = (view: ReservationView, timeline: Timeline, status: ReservationStatus): Flow => {
  const start = Date.parse(
    timeline.find((entry) => entry.eventType === "reservation.created")?.recordedAt ?? view.createdAt,
  );
  const first = (...types: string[]) => {
    const entry = timeline.find(({ eventType }) => types.includes(eventType));
    return entry && { at: Math.max(0, Date.parse(entry.recordedAt) - start), entry };
  };
  const ended = first("reservation.confirmed", "reservation.cancelled");
  const confirmed = ended ? ended.entry.eventType === "reservation.confirmed" : decided.includes(status);
  const end = ended?.at ?? (status === "PENDING" ? null : 0);
  const strand = (began: string | null, got: string[], refusal: string | null, undoing: string[]): Strand => {
    const answer = first(...got, ...(refusal === null ? [] : [refusal]));
    const refused = answer?.entry.eventType === refusal;
    return {
      from: Math.min(began ? (first(began)?.at ?? 0) : 0, answer?.at ?? Number.POSITIVE_INFINITY),
      // What was confirmed had all its answers, whether or not each is in the timeline.
      to: answer?.at ?? (confirmed ? end : null),
      refused,
      undone: confirmed || refused ? null : (first(...undoing)?.at ?? null),
      summary: answer?.entry.summary ?? "",
    };
  };
  const moments = timeline.map((entry) => Date.parse(entry.recordedAt) - start);
  return {
    nights: strand(null, ["availability.updated"], "availability.rejected", ["availability.released"]),
    card:
      view.guarantee === "NONE"
        ? null
        : strand("payment.initiated", ["payment.authorized", "payment.captured"], "payment.failed", [
            "payment.voided",
          ]),
    price: strand(null, ["rate.applied"], null, []),
    end,
    confirmed,
    known: Math.max(0, end ?? 0, ...moments),
  };
};

/** Time is drawn in square roots: what is quick still has a width that its words fit into. */
export const place = (ms: number, span: number) => 100 * Math.sqrt(Math.min(1, Math.max(0, ms / span)));

/** The moments marked below: squares, so that they stand at equal distances. */
export const ticks = (span: number) => {
  const root = Math.sqrt(span);
  const step = [2, 5, 10, 20, 30, 50, 100, 200].find((one) => root / one <= 5.5) ?? 400;
  return Array.from({ length: Math.floor(root / step) + 1 }, (_, index) => (index * step) ** 2);
};

export const shortTime = (ms: number) =>
  ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`;
