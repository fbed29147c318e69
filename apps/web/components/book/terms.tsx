import type { PropertyDetails } from "@roomstream/domain/property/contract";
import type { Offer } from "@roomstream/domain/reservations/contract";
import type { ReactNode } from "react";
import { momentThere } from "@/lib/dates";
import { formatMoney } from "@/lib/money";
import { freeUntil, moneySplit, policyNow } from "@/lib/offer";

/** What happens to the money, and when: one line for each moment at which something changes. */
export function Terms({ hotel, offer, now }: { hotel: PropertyDetails; offer: Offer; now: number }) {
  const until = freeUntil(offer, now);
  const { fee } = offer.cancellationPolicy;
  const { held, later } = moneySplit(offer);
  const rest = offer.totals.total - offer.dueNow.amount;
  return (
    <ol>
      {until && (
        <Term when={`Until ${momentThere(until, hotel.timeZone)}`}>
          Cancel free{held.amount > 0 && <b className="font-medium text-ink">; the hold is let go</b>}. A call
          to {hotel.phone} is enough.
        </Term>
      )}
      <Term when={until ? "After that" : "If you cancel"}>
        {fee.amount > 0 ? (
          <>
            <b className="font-medium text-ink">{formatMoney(fee)} is kept</b>, also if you do not come.
          </>
        ) : (
          "Nothing is kept."
        )}
      </Term>
      {rest > 0 && (
        <Term when="When you leave">
          You pay {formatMoney(later.amount > 0 ? later : { amount: rest, currency: offer.totals.currency })}{" "}
          at the desk
          {held.amount > 0 && later.amount > 0 && `; the ${formatMoney(held)} that was held is charged then`}.
        </Term>
      )}
      <li className="pt-3 text-[14px] text-pretty text-ink-3">{policyNow(offer, now)}</li>
    </ol>
  );
}

function Term({ when, children }: { when: string; children: ReactNode }) {
  return (
    <li className="border-b border-line py-3 first:pt-0.5 sm:grid sm:grid-cols-[172px_minmax(0,1fr)] sm:gap-5">
      <b className="block font-medium">{when}</b>
      <span className="text-ink-2">{children}</span>
    </li>
  );
}
