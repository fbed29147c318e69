"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTRPC } from "@/lib/api";
import { useLive } from "@/lib/live/use-live";
import { count } from "@/lib/operations/words";
import { FindReservation } from "./find-reservation";

const PAGES = [
  { href: "/manage/operations", name: "Engine room" },
  { href: "/manage/operations/events", name: "Events" },
  { href: "/manage/operations/dead-letters", name: "Dead letters" },
  { href: "/manage/operations/mail", name: "Mail" },
] as const;
export type OperationsHref = (typeof PAGES)[number]["href"];

/** The operator's pages, with how many dead letters are open, and the way to one reservation's events. */
export function OperationsNav({ propertyId, current }: { propertyId: string; current: OperationsHref }) {
  const trpc = useTRPC();
  const open = trpc.operations.deadLetters.list.queryOptions({ status: "open", limit: 1 });
  const letters = useQuery(open);
  useLive({ propertyId, kinds: { "dead-letter": [open.queryKey] } });
  const many = (letters.data?.kinds ?? []).reduce((sum, kind) => sum + kind.count, 0);
  return (
    <div className="flex flex-wrap items-center gap-x-6 border-b border-line px-4 md:px-6">
      <nav aria-label="Operations" className="flex h-11 items-stretch gap-5 overflow-x-auto md:h-10">
        {PAGES.map(({ href, name }) => (
          <Link
            key={href}
            href={href}
            aria-current={href === current ? "page" : undefined}
            className="-mb-px flex items-center gap-1.5 border-b-2 border-transparent whitespace-nowrap text-ink-2 hover:text-ink focus-visible:outline-offset-[-3px] aria-[current]:border-ink aria-[current]:font-medium aria-[current]:text-ink"
          >
            {name}
            {href === "/manage/operations/dead-letters" && many > 0 && (
              <span className="font-medium text-alarm">
                {count(many)}
                <span className="sr-only"> open</span>
              </span>
            )}
          </Link>
        ))}
      </nav>
      <FindReservation />
    </div>
  );
}
