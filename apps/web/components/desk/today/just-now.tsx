"use client";

import type { Today } from "@roomstream/domain/desk/contract";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRef } from "react";
import { useTRPC } from "@/lib/api";
import { clockThere } from "@/lib/dates";
import { newsInWords } from "@/lib/desk/news";

/** What was done here just now, by whom. What came while one looks is washed once. */
export function JustNow({ today }: { today: Today }) {
  const trpc = useTRPC();
  const news = useQuery(trpc.desk.justNow.queryOptions({ propertyId: today.propertyId })).data?.items;
  const first = useRef<Set<string>>(undefined);
  if (news) first.current ??= new Set(news.map(({ newsId }) => newsId));
  return (
    <section aria-labelledby="just-now" className="flex-1 border-t border-line-strong bg-sheet pb-3">
      <h2 id="just-now" className="flex h-10 items-center px-5 font-semibold">
        Just now
      </h2>
      {news?.length === 0 && (
        <p className="px-5 text-[12px] leading-[17px] text-ink-2">
          Nothing was done yet. What anybody does at the desk or in the rooms appears here at once.
        </p>
      )}
      <ol>
        {news?.map((item) => {
          const { before, name, after } = newsInWords(item);
          return (
            <li
              key={item.newsId}
              className={`grid grid-cols-[42px_minmax(0,1fr)] px-5 py-[5px] text-[12px] leading-[17px] ${first.current?.has(item.newsId) === false ? "wash" : ""}`}
            >
              <time dateTime={item.at} className="text-ink-2">
                {clockThere(item.at, today.timeZone)}
              </time>
              <p className="text-ink-2 wrap-anywhere">
                {before}
                {item.stay ? (
                  <Link
                    href={`/desk/reservations/${item.stay.confirmationNumber}`}
                    className="font-medium text-ink hover:underline"
                  >
                    {name}
                  </Link>
                ) : (
                  <b className="font-medium text-ink">{name}</b>
                )}
                {after}
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
