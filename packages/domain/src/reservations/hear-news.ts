import type { Tx } from "@roomstream/db/transaction";
import type { DomainEvent } from "@roomstream/events/envelope";
import type { Context } from "../shared/context";
import type { ReservationRow } from "./stored-reservation";
import { addToTimelines, timelineRow } from "./timeline";
import { tellScreens } from "./write-reservations";

/** What is told of reservations without deciding anything. */
export type News = { reservationId: string; event: DomainEvent; summary: string };

/** Shows news on the timelines. Nothing is decided, so no reservation is locked: answers to the same ones need not wait. */
export async function hearNews(ctx: Context, tx: Tx, news: News[]): Promise<void> {
  await addToTimelines(
    tx,
    news.map(({ reservationId, event, summary }) => timelineRow(reservationId, event, summary)),
  );
  const rows = await tx.query<
    Pick<ReservationRow, "reservation_id" | "confirmation_number" | "property_id" | "version">
  >({
    name: "reservations-for-screens",
    text: `SELECT reservation_id, confirmation_number, property_id, version FROM reservations.reservation
      WHERE reservation_id = ANY($1::uuid[])`,
    values: [news.map((item) => item.reservationId)],
  });
  tellScreens(ctx, tx, rows);
}
