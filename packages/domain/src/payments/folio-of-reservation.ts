import { findReservation } from "../reservations/queries/find-reservation";
import type { Context } from "../shared/context";
import { accept, noSuchReservation, type Result } from "../shared/result";
import type { FolioOfStay } from "./contract";
import { folioOf } from "./queries/folio-of";

/** The folio of a hotel's reservation; empty while payments has not heard of it. */
export async function folioOfReservation(args: {
  ctx: Context;
  propertyId: string;
  confirmationNumber: string;
}): Promise<Result<FolioOfStay>> {
  const { ctx, propertyId, confirmationNumber } = args;
  const view = await findReservation({ ctx, confirmationNumber });
  if (view?.propertyId !== propertyId) return noSuchReservation;
  const folio = await folioOf({ ctx, reservationId: view.reservationId });
  return accept(folio ?? { ...EMPTY, currency: view.totals.currency });
}

const EMPTY = { lines: [], charges: 0, allowed: 0, paid: 0, refunded: 0, held: 0, balance: 0, trouble: null };
