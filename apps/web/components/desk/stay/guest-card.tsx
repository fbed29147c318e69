import type { DeskStay } from "@roomstream/domain/desk/contract";
import type { ReservationView } from "@roomstream/domain/reservations/contract";
import { longDate } from "@/lib/dates";
import { fullNameOf } from "@/lib/desk/names";
import { policyNow } from "@/lib/offer";
import { party } from "@/lib/words";

/** Who stays, as they wrote it when booking. */
export function GuestCard({ stay, view }: { stay: DeskStay; view: ReservationView | undefined }) {
  const lines = [
    ["Guest", fullNameOf(stay)],
    ["Arrives", longDate(stay.arrival)],
    ["Leaves", longDate(stay.departure)],
    ["Party", party(stay.adults, stay.children)],
    ["Price", view?.ratePlanName ?? stay.ratePlanName],
    ...(view?.guest?.email ? [["E-mail", view.guest.email]] : []),
    ...(view && (view.status === "CONFIRMED" || view.status === "PENDING")
      ? [
          [
            "Cancelling",
            view.status === "PENDING" ? view.cancellationPolicy.text : policyNow(view, Date.now()),
          ],
        ]
      : []),
  ].filter(([, value]) => value !== "");
  return (
    <section className="rounded-2 border border-line bg-sheet px-6 py-5" aria-label="The guest">
      <h3 className="border-b border-ink pb-2.5 font-serif text-[22px] leading-7 tracking-[-0.015em] wrap-anywhere">
        {fullNameOf(stay)}
      </h3>
      <dl className="grid gap-x-5 sm:grid-cols-2">
        {lines.slice(1).map(([name, value]) => (
          <div
            key={name}
            className={`min-w-0 border-b border-line pt-2.5 pb-1.5 ${name === "Cancelling" || name === "E-mail" ? "sm:col-span-2" : ""}`}
          >
            <dt className="text-[12px] leading-4 text-ink-3">{name}</dt>
            <dd className="text-[14px] leading-5 font-medium wrap-anywhere">{value}</dd>
          </div>
        ))}
      </dl>
      {stay.notes !== "" && (
        <>
          <h4 className="mt-4 font-semibold">What the guest wrote</h4>
          <p className="mt-1 text-ink-2 wrap-anywhere whitespace-pre-line">{stay.notes}</p>
        </>
      )}
    </section>
  );
}
