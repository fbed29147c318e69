"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { DeskButton } from "@/components/desk/desk-button";
import { Refusal } from "@/components/desk/refusal";
import { useTRPC, useTRPCClient } from "@/lib/api";
import { useLive } from "@/lib/live/use-live";
import { dayAndClockOf } from "@/lib/operations/words";
import { MailView } from "./mail-view";

/** The mails that were written, the newest first; one of them open. */
export function Mails({ propertyId }: { propertyId: string }) {
  const client = useTRPCClient();
  const queryKey = [...useTRPC().operations.mails.pathKey(), "pages"];
  const mails = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam: cursor }) => client.operations.mails.query(cursor ? { cursor } : {}),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  useLive({ propertyId, kinds: { notification: [queryKey] } });
  const [chosenId, choose] = useState<string>();
  const items = mails.data?.pages.flatMap((page) => page.items) ?? [];
  const chosen = items.find(({ mailId }) => mailId === chosenId) ?? items[0];
  return (
    <div className="grid flex-1 md:grid-cols-[minmax(280px,400px)_minmax(0,1fr)]">
      <div className="border-line md:border-r">
        <div className="px-4 pt-4 pb-3 md:px-6">
          <h1 className="text-[15px] leading-5 font-semibold">Mails to guests</h1>
          <p className="text-ink-2">
            Each as it was written. What an erased guest was written cannot be read any more.
          </p>
        </div>
        {mails.error && (
          <div className="px-4 pb-3 md:px-6">
            <Refusal error={mails.error} silence="No answer came. Load the page again." />
          </div>
        )}
        {mails.isPending && <div aria-hidden className="shape mx-4 h-60 md:mx-6" />}
        {mails.data && items.length === 0 && (
          <p className="border-t border-line px-4 py-4 text-ink-2 md:px-6">
            No guest has been written to. The first booking that is confirmed brings the first mail.
          </p>
        )}
        <ol className="border-t border-line">
          {items.map((mail) => (
            <li key={mail.mailId} className="border-b border-line">
              <button
                type="button"
                aria-pressed={mail === chosen}
                onClick={() => choose(mail.mailId)}
                className="grid min-h-12 w-full grid-cols-[minmax(0,1fr)_auto] gap-x-3 border-l-3 border-transparent px-4 py-2 text-left hover:bg-sheet focus-visible:outline-offset-[-3px] aria-pressed:border-ink aria-pressed:bg-sheet md:pl-[21px]"
              >
                <span className="truncate font-medium">{mail.subject}</span>
                <time dateTime={mail.keptAt} className="text-[12px] text-ink-3">
                  {dayAndClockOf(mail.keptAt)}
                </time>
                <span className="truncate text-ink-2">{mail.to}</span>
              </button>
            </li>
          ))}
        </ol>
        {mails.hasNextPage && (
          <DeskButton
            className="mx-4 my-3 md:mx-6"
            asking={mails.isFetchingNextPage}
            onClick={() => mails.fetchNextPage()}
          >
            Earlier
          </DeskButton>
        )}
      </div>
      {chosen && <MailView key={chosen.mailId} mail={chosen} />}
    </div>
  );
}
