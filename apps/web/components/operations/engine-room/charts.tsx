import Link from "next/link";
import type { Flow, LetterKind } from "@/lib/operations/types";
import type { Seen } from "@/lib/operations/use-engine-room";
import { clockOf, count, counted, lasting } from "@/lib/operations/words";
import { Line } from "./line";

/** Created to confirmed, 95 of 100 bookings. */
const PROMISED_P95_MS = 500;

interface Props {
  seen: Seen[];
  confirmed: Flow["createdToConfirmed"];
  kinds: LetterKind[] | undefined;
}

/** What was seen since the page was opened, and the dead letters by kind. */
export function Charts({ seen, confirmed, kinds = [] }: Props) {
  const first = seen[0];
  const last = seen.at(-1);
  const since = first
    ? `seen since ${clockOf(first.at)}, when this page was opened`
    : "the line begins with the next reading";
  const most = Math.max(0, ...seen.map(({ perSecond }) => perSecond)).toFixed(1);
  const letters = kinds.reduce((sum, kind) => sum + kind.count, 0);
  return (
    <div className="mt-auto grid border-t border-line md:grid-cols-2 2xl:grid-cols-[1fr_1.1fr_0.8fr]">
      <section className="border-line px-4 py-3 md:border-r md:px-6">
        <h2 className="font-medium">
          {last
            ? most === "0.0"
              ? "No event came onto the bus meanwhile"
              : `At most ${most} events a second came onto the bus`
            : "Events on the bus"}
        </h2>
        <Line
          points={seen.map(({ at, perSecond }) => ({ at, value: perSecond }))}
          words={`Events a second, ${since}.`}
          unit="/s"
          least={5}
        />
        <p className="text-[12px] text-ink-3">{since}</p>
      </section>
      <section className="border-line px-4 py-3 max-md:border-t md:px-5 2xl:border-r">
        <h2 className="font-medium">
          {confirmed
            ? `Half of the bookings are confirmed within ${lasting(confirmed.p50Ms)}, 95 of 100 within ${lasting(confirmed.p95Ms)}`
            : "No booking was confirmed in the last 15 minutes"}
        </h2>
        <Line
          points={seen.flatMap(({ at, p95Ms }) => (p95Ms === null ? [] : [{ at, value: p95Ms }]))}
          under={seen.flatMap(({ at, p50Ms }) => (p50Ms === null ? [] : [{ at, value: p50Ms }]))}
          goal={{ value: PROMISED_P95_MS, words: "500 ms, promised for 95 of 100" }}
          words={`Created to confirmed in milliseconds, 95 of 100 and half, ${since}.`}
          unit=" ms"
          least={600}
        />
        <p className="text-[12px] text-ink-3">
          {confirmed
            ? `over ${counted(confirmed.bookings, "booking")} of the last 15 minutes, at most the newest 500`
            : "the first booking shows how long it took"}
        </p>
      </section>
      <section className="border-line px-4 py-3 max-2xl:border-t md:col-span-2 md:px-5 2xl:col-span-1">
        <h2 className="font-medium">
          {letters === 0
            ? "No dead letters"
            : `${counted(letters, "dead letter")} of ${counted(kinds.length, "kind")}`}
        </h2>
        {letters === 0 ? (
          <p className="mt-1 text-ink-2">What no group can handle is put aside there, and waits for you.</p>
        ) : (
          <ul className="mt-1 text-[12px]">
            {kinds.slice(0, 4).map(({ group, topic, errorKind, count: many }) => (
              <li
                key={`${group} ${topic} ${errorKind}`}
                className="flex gap-3 border-b border-line py-0.5 last:border-b-0"
              >
                <span className="min-w-0 flex-1 truncate text-ink-2">
                  {group} · {topic}
                </span>
                <span className="font-medium">{count(many)}</span>
              </li>
            ))}
          </ul>
        )}
        {letters > 0 && (
          <Link href="/manage/operations/dead-letters" className="link mt-1.5 inline-block font-medium">
            Read and mend them
          </Link>
        )}
      </section>
    </div>
  );
}
