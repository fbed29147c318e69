import { run } from "@roomstream/db/transaction";
import { cancelReservation } from "@roomstream/domain/reservations/cancel-reservation";
import type { ProposedStay, ReservationRow } from "@roomstream/domain/reservations/stored-reservation";
import { writeProposal } from "@roomstream/domain/reservations/write-proposal";
import type { Context } from "@roomstream/domain/shared/context";
import { seal, tokenAbout } from "@roomstream/domain/shared/sealing";
import { addDays, nightsOf } from "@roomstream/domain/shared/stay";
import { NIGHT } from "@roomstream/domain/testing/test-hotel";

/** What a guest wants later. Says whether it is done; what must wait is asked again. */
export type Wish = (ctx: Context, reservationId: string) => Promise<boolean>;

const GUEST = { kind: "guest" } as const;

async function read(ctx: Context, reservationId: string): Promise<ReservationRow> {
  const [row] = await run<ReservationRow>(ctx.databases.of("reservations"), {
    name: "test-read-reservation",
    text: "SELECT * FROM reservations.reservation WHERE reservation_id = $1",
    values: [reservationId],
  });
  if (!row) throw new Error(`${reservationId} is gone`);
  return row;
}

/** Cancels, whatever is on its way. */
export const cancelAtOnce: Wish = async (ctx, reservationId) => {
  const { confirmation_number: confirmationNumber } = await read(ctx, reservationId);
  const cancelled = await cancelReservation({ ctx, confirmationNumber, by: GUEST, reason: "GUEST" });
  if (!cancelled.ok) throw new Error(cancelled.refusal.message);
  return true;
};

export const cancelOnceConfirmed: Wish = async (ctx, reservationId) =>
  (await read(ctx, reservationId)).status !== "PENDING" && cancelAtOnce(ctx, reservationId);

/**
 * Changes once it is confirmed, without asking first whether a room is left and the card is good for it: what is asked here is what
 * becomes of it when neither is so any more.
 */
export const change =
  (own: { nights?: number; roomTypeId?: string; token?: string }): Wish =>
  async (ctx, reservationId) => {
    const row = await read(ctx, reservationId);
    if (row.status !== "CONFIRMED" || row.proposal) return row.status === "CANCELLED";
    const written = await writeProposal({
      ctx,
      confirmationNumber: row.confirmation_number,
      by: GUEST,
      read: row,
      businessDate: row.arrival,
      stay: another(ctx, row, own),
    });
    return written.ok && written.value === "PROPOSED";
  };

function another(ctx: Context, row: ReservationRow, own: Parameters<typeof change>[0]): ProposedStay {
  const { arrival, adults, children, sold } = row;
  const departure = own.nights === undefined ? row.departure : addDays(arrival, own.nights);
  const nights = nightsOf({ arrival, departure }).map((date) => ({ date, amount: NIGHT, net: 9_434 }));
  const total = nights.length * NIGHT;
  const share = (amount: number) => Math.round((amount * total) / sold.totals.total);
  const totals = { ...sold.totals, room: total, total, includedTax: total - nights.length * 9_434 };
  const toAuthorize = share(sold.toAuthorize);
  const key = ctx.secrets.keyFor("payment-tokens");
  const sealedToken =
    own.token === undefined
      ? sold.sealedToken
      : seal(key, ctx.random.bytes(12), own.token, tokenAbout(row.reservation_id));
  return {
    roomTypeId: own.roomTypeId ?? row.room_type_id,
    arrival,
    departure,
    adults,
    children,
    sold: { ...sold, nights, totals, toAuthorize, toCapture: share(sold.toCapture), sealedToken },
    held: false,
    authorized: toAuthorize <= sold.toAuthorize,
    roomId: null,
  };
}
