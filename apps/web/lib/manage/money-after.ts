import type { ReservationView } from "@roomstream/domain/reservations/contract";

/** How the money of a stay that ended without one stands: kept, given back, and what is still on its way. */
export function moneyAfter({ folio, fee }: Pick<ReservationView, "folio" | "fee">) {
  const kept = fee?.amount ?? 0;
  const paid = folio.payments - folio.refunds;
  const toTake = Math.max(0, kept - paid);
  return {
    kept,
    givenBack: folio.refunds,
    /** Paid above what is kept: the bank has been asked, or will be. */
    comingBack: Math.max(0, paid - kept),
    /** Held above what is still to be taken for the fee. */
    lettingGo: Math.max(0, folio.authorized - toTake),
  };
}

/** How a stay is paid: taken, only held on the card, and left for the house. The parts add up to the total. */
export function paidSoFar({ folio, totals }: Pick<ReservationView, "folio" | "totals">) {
  const paid = folio.payments - folio.refunds;
  const held = Math.min(folio.authorized, Math.max(0, totals.total - paid));
  return { paid, held, later: totals.total - paid - held };
}
