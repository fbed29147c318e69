"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { AUDIT_KINDS } from "@/lib/staff/audit-words";
import type { AuditQuery } from "./audit-log";

const control = "h-11 rounded-1 border border-line-strong bg-sheet px-2.5 md:h-8";

/** Narrows the log to a day and a kind of things; both stand in the address. */
export function AuditFilter({ query: { day, subject } }: { query: AuditQuery }) {
  const router = useRouter();
  const look = (next: { day?: string | undefined; kind?: string | undefined }) => {
    const { day: wantedDay, kind } = { day, kind: subject?.kind, ...next };
    const search = new URLSearchParams({ ...(wantedDay && { day: wantedDay }), ...(kind && { kind }) });
    router.push(search.size > 0 ? `/manage/audit?${search}` : "/manage/audit");
  };
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-2 py-4">
      <label className="grid gap-1 text-ink-2">
        Day
        <input
          type="date"
          defaultValue={day}
          onChange={(event) => look({ day: event.target.value || undefined })}
          className={`${control} text-ink`}
        />
      </label>
      <label className="grid gap-1 text-ink-2">
        About
        <select
          value={subject?.kind ?? ""}
          onChange={(event) => look({ kind: event.target.value || undefined })}
          className={`${control} text-ink`}
        >
          <option value="">Everything</option>
          {Object.entries(AUDIT_KINDS).map(([kind, name]) => (
            <option key={kind} value={kind}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {subject?.id && <span className="flex h-11 items-center font-mono md:h-8">{subject.id}</span>}
      {(day || subject) && (
        <Link href="/manage/audit" className="link flex h-11 items-center md:h-8">
          Everything of every day
        </Link>
      )}
    </div>
  );
}
