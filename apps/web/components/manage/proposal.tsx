import type { PropertyDetails } from "@roomstream/domain/property/contract";
import type { ProposalView } from "@roomstream/domain/reservations/contract";
import { clockThere, mediumDate } from "@/lib/dates";
import { formatMoney } from "@/lib/money";
import { useSlow } from "@/lib/use-slow";
import { partyInside } from "@/lib/words";

/** Banks that take longer than this are worth a word. */
const LONG = 4_000;

/** A change on its way: what of it is there, and what it still waits for. */
export function Proposal({
  proposal,
  house,
}: {
  proposal: ProposalView;
  house: PropertyDetails | undefined;
}) {
  const slow = useSlow(true, LONG);
  const { heldMore, totals } = proposal;
  const steps = [
    { name: proposal.held ? "Your nights are held" : "Holding your nights", done: proposal.held },
    heldMore.amount === 0
      ? { name: "Nothing more is asked of your card", done: true }
      : proposal.authorized
        ? { name: `${formatMoney(heldMore)} more is held on your card`, done: true }
        : { name: `Asking your bank to hold ${formatMoney(heldMore)} more`, done: false },
    { name: "It takes the place of your stay", done: false },
  ];
  return (
    <section aria-labelledby="proposal" className="border-t border-line py-6 lg:col-span-2">
      <h2 id="proposal" className="section-title">
        Your change is being written.
      </h2>
      <p className="mt-2 text-pretty text-ink-2">
        {mediumDate(proposal.arrival)} to {mediumDate(proposal.departure)}, {proposal.roomTypeName},{" "}
        {partyInside(proposal.adults, proposal.children)}, for{" "}
        {formatMoney({ amount: totals.total, currency: totals.currency })}.
      </p>
      <ol aria-live="polite" className="mt-4 border-t border-line">
        {steps.map(({ name, done }) => (
          <li key={name} className="flex items-center gap-3 border-b border-line py-2.5">
            <i
              aria-hidden
              className={`h-3 w-[22px] flex-none rounded-[2px] border ${done ? "border-confirmed bg-confirmed-soft" : "border-pending hatched-pending"}`}
            />
            <span className={done ? "" : "text-ink-2"}>{name}</span>
            <span className="sr-only">{done ? "done" : "under way"}</span>
          </li>
        ))}
      </ol>
      <p className="mt-3 text-[15px] text-pretty text-ink-2">
        Until then your stay as booked stands. You can close this page: the change goes on by itself
        {house &&
          `, and ends by ${clockThere(proposal.expiresAt, house.timeZone)} at the latest, the hotel's time`}
        .{slow && " Your bank takes its time."}
      </p>
    </section>
  );
}
