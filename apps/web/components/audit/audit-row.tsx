import type { AuditLine } from "@roomstream/domain/property/contract";
import { KeyRound } from "lucide-react";
import Link from "next/link";
import { actionInWords, changesOf, subjectInWords } from "@/lib/staff/audit-words";

const moment = new Map<string, Intl.DateTimeFormat>();

/** A moment at the hotel: "Sun 22 Nov, 14:02:07". */
function atHotel(at: string, timeZone: string): string {
  const known =
    moment.get(timeZone) ??
    new Intl.DateTimeFormat("en-GB", {
      weekday: "short",
      day: "numeric",
      month: "short",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      timeZone,
    });
  moment.set(timeZone, known);
  return known.format(new Date(at));
}

/** One action: when, who, what, to what, and from what to what. */
export function AuditRow({
  line,
  hotel,
  isNew,
}: {
  line: AuditLine;
  hotel: { timeZone: string; currency: string };
  /** It came while one looks. */
  isNew: boolean;
}) {
  const { at, actor, action, subject, address } = line;
  const changes = changesOf(line, hotel.currency);
  return (
    <li className={`audit-line border-b border-line ${isNew ? "wash" : ""}`}>
      <time dateTime={at} className="whitespace-nowrap text-ink-2 [grid-area:at]">
        {atHotel(at, hotel.timeZone)}
      </time>
      <span className="flex min-w-0 items-center gap-1.5 font-medium [grid-area:who]">
        {actor.kind === "key" && <KeyRound role="img" aria-label="API key" size={13} strokeWidth={1.5} />}
        <span className="truncate">{actor.name}</span>
      </span>
      <span className="min-w-0 [grid-area:what]">
        {actionInWords(action)}
        {subject.id !== actor.id && (
          <>
            ,{" "}
            <Link
              href={`/manage/audit?kind=${encodeURIComponent(subject.kind)}&id=${encodeURIComponent(subject.id)}`}
              className="link wrap-anywhere"
            >
              {subjectInWords(subject)}
            </Link>
          </>
        )}
      </span>
      <span className="min-w-0 text-ink-2 wrap-anywhere [grid-area:change]">
        {changes.map(({ field, before, after }) => (
          <span key={field} className="mr-4 inline-block">
            {field} {before !== undefined && <s className="text-ink-3">{before}</s>} {after}
          </span>
        ))}
      </span>
      <span className="truncate text-ink-3 [grid-area:from] md:text-right">
        {address && (
          <>
            <span className="sr-only">from </span>
            {address}
          </>
        )}
      </span>
    </li>
  );
}
