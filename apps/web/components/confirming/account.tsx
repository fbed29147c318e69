import type { ReservationView } from "@roomstream/domain/reservations/contract";
import { momentThere, preciseClock } from "@/lib/dates";
import { formatMoney } from "@/lib/money";

interface Props {
  view: ReservationView;
  timeline: ReservationView["timeline"];
  timeZone: string;
}

/** What happened, event by event, and how the money stands. */
export function Account({ view, timeline, timeZone }: Props) {
  const { folio } = view;
  const money = (amount: number) => formatMoney({ amount, currency: folio.currency });
  const lines = [
    { name: "Charged to the room", amount: folio.charges },
    { name: "Paid", amount: folio.payments },
    { name: "Given back", amount: folio.refunds },
    { name: "Held on your card", amount: folio.authorized },
  ].filter(({ amount }) => amount !== 0);
  return (
    <div className="grid gap-x-16 gap-y-10 pt-12 lg:grid-cols-[minmax(0,1fr)_376px] lg:pt-14">
      <section aria-labelledby="happened">
        <h2 id="happened" className="section-title">
          What happened, and when.
        </h2>
        <ol className="mt-4 border-t border-line">
          {timeline.map((entry) => (
            <li
              key={entry.eventId}
              className="flex flex-wrap items-baseline gap-x-5 border-b border-line py-2.5"
            >
              <time
                dateTime={entry.recordedAt}
                title={momentThere(entry.recordedAt, timeZone)}
                className="font-mono text-[13px] text-ink-3"
              >
                {preciseClock(entry.recordedAt, timeZone)}
              </time>
              <span className="min-w-0 flex-1 basis-52">{entry.summary}</span>
              <code className="font-mono text-[13px] text-ink-3">{entry.eventType}</code>
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="money">
        <h2 id="money" className="section-title">
          How the money stands.
        </h2>
        <dl className="mt-4 border-t border-line">
          {lines.map(({ name, amount }) => (
            <div key={name} className="flex justify-between gap-4 border-b border-line py-2.5">
              <dt className="text-ink-2">{name}</dt>
              <dd>{money(amount)}</dd>
            </div>
          ))}
          <div className="flex items-baseline justify-between gap-4 py-2.5">
            <dt className="font-serif text-[20px] font-medium">
              {lines.length === 0 ? "Nothing was taken" : "Still to pay"}
            </dt>
            <dd className="font-serif text-[27px] leading-none tracking-[-0.015em] lining-nums">
              {money(folio.balance)}
            </dd>
          </div>
        </dl>
      </section>
    </div>
  );
}
