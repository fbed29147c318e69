"use client";

import type { AuditLine } from "@roomstream/domain/property/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { useTRPC, useTRPCClient } from "@/lib/api";
import { useLive } from "@/lib/live/use-live";
import { refusalOf } from "@/lib/staff/refusal";
import { DeskButton } from "../desk/desk-button";
import { AuditFilter } from "./audit-filter";
import { AuditRow } from "./audit-row";

export type AuditQuery = { day?: string; subject?: { kind: string; id?: string } };

interface Props {
  hotel: { propertyId: string; name: string; timeZone: string; currency: string };
  query: AuditQuery;
  /** Whether the caller is told when the staff changes; who is not sees it with the next thing that is. */
  hearsOfStaff: boolean;
  first: { items: AuditLine[]; next: string | null };
}

/** The audit log, newest first, page by page. */
export function AuditLog({ hotel, query, first, hearsOfStaff }: Props) {
  const { propertyId } = hotel;
  const client = useTRPCClient();
  const queryKey = [...useTRPC().staff.audit.pathKey(), propertyId, query];
  const log = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam: cursor }) =>
      client.staff.audit.query({ propertyId, ...query, ...(cursor && { cursor }) }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    initialData: { pages: [first], pageParams: [undefined] },
  });
  // An action is in the log as soon as what it changed is told.
  const keys = [queryKey];
  useLive({
    propertyId,
    kinds: {
      reservation: keys,
      room: keys,
      payment: keys,
      property: keys,
      "dead-letter": keys,
      ...(hearsOfStaff && { staff: keys }),
    },
  });
  const seen = useRef(new Set(first.items.map(({ auditId }) => auditId)));
  const newest = first.items[0]?.at ?? "";
  const lines = log.data.pages.flatMap(({ items }) => items);
  const isFiltered = query.day !== undefined || query.subject !== undefined;
  return (
    <div className="w-full max-w-[1280px] px-4 pt-5 pb-16 md:px-6">
      <h1 className="text-[20px] leading-7 font-semibold tracking-[-0.012em] wrap-anywhere">
        Who did what at {hotel.name}
      </h1>
      <p className="text-ink-2">
        Every action of staff and of API keys, in the time of the hotel. Nobody can change anything here.
      </p>
      <AuditFilter query={query} />
      {lines.length === 0 ? (
        <p className="border-t border-line-strong py-6 text-ink-2">
          {isFiltered
            ? "Nothing was done that fits. Choose another day or kind."
            : "Here stands what staff do, from the first sign-in on."}
        </p>
      ) : (
        <ol className="border-t border-line-strong">
          {lines.map((line) => (
            <AuditRow
              key={line.auditId}
              line={line}
              hotel={hotel}
              isNew={line.at >= newest && !seen.current.has(line.auditId)}
            />
          ))}
        </ol>
      )}
      {log.error && (
        <p role="alert" className="py-3 text-alarm">
          {refusalOf(log.error)}
        </p>
      )}
      {log.hasNextPage && (
        <DeskButton className="mt-4" asking={log.isFetchingNextPage} onClick={() => log.fetchNextPage()}>
          Earlier
        </DeskButton>
      )}
    </div>
  );
}
