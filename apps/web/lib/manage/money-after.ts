import type { ReservationView } from "@roomstream/domain/reservations/contract";

/**
 * How the money of a stay that ended without one stands: kept (less than its fee where the house let the guest off a part), given back,
 * and what is still on its way.
 */
export function moneyAfter({ folio }: Pick<ReservationView, "folio">) {
  const kept = folio.charges;
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

/** How a stay is paid: taken, only held on the card, left for the house, and let off by it. The parts add up to the total. */
export function paidSoFar({ folio, totals }: Pick<ReservationView, "folio" | "totals">) {
  const paid = folio.payments - folio.refunds;
  const held = Math.min(folio.authorized, Math.max(0, folio.charges - paid));
  return { paid, held, later: folio.charges - paid - held, letOff: totals.total - folio.charges };
}
