import { run } from "@roomstream/db/transaction";
import { SERVICES, type Service } from "@roomstream/environment/environment";
import type { z } from "zod";
import type { AuditLine, auditQuery } from "../property/contract";
import { hotelOrRefusal } from "../property/queries/find-property";
import { namesOfActors } from "../property/queries/names-of-actors";
import { numbersOf } from "../reservations/queries/numbers-of";
import type { Context } from "./context";
import { accept, type Result, refuseField } from "./result";
import { addDays, momentAt } from "./stay";

const PAGE = 50;
const FIRST = { at: "infinity", id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };
/** A moment as Postgres writes it, to the microsecond, and a row. */
const PLACE = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00)\/([0-9a-f-]{36})$/;

type Row = {
  audit_id: string;
  at: string;
  business_date: string;
  staff_id: string | null;
  api_key_id: string | null;
  action: AuditLine["action"];
  subject_kind: AuditLine["subject"]["kind"];
  subject_id: string;
  before: AuditLine["before"];
  after: AuditLine["after"];
  correlation_id: string;
  address: string | null;
};

/** What was done at a hotel, the newest first, from the logs of all services, a page at a time. */
export async function auditOf(args: {
  ctx: Context;
  propertyId: string;
  query: z.output<typeof auditQuery>;
}): Promise<Result<{ items: AuditLine[]; next: string | null }>> {
  const { ctx, propertyId, query } = args;
  const known = await hotelOrRefusal({ ctx, propertyId });
  if (!known.ok) return known;
  const hotel = known.value;
  const place = query.cursor === undefined ? FIRST : placeOf(query.cursor);
  if (!place) return refuseField("cursor", "must be what the page before named as `next`");
  const midnight = (date: string) => momentAt(date, 0, hotel.timeZone).toISOString();
  const from = query.day === undefined ? null : midnight(query.day);
  const to = query.day === undefined ? null : midnight(addDays(query.day, 1));
  const { kind, id } = query.subject ?? {};
  const values = [propertyId, place.at, place.id, kind ?? null, id ?? null, from, to];
  const found = await Promise.all(SERVICES.map((service) => pageOf(ctx, service, values)));
  const rows = found
    .flat()
    .toSorted((a, b) => (a.at < b.at || (a.at === b.at && a.audit_id < b.audit_id) ? 1 : -1))
    .slice(0, PAGE + 1);
  const page = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? page.at(-1) : undefined;
  return accept({
    items: await linesOf(ctx, page),
    next: last ? `${last.at}/${last.audit_id}` : null,
  });
}

const placeOf = (text: string): typeof FIRST | undefined => {
  const [, at, id] = PLACE.exec(text) ?? [];
  return at && id ? { at, id } : undefined;
};

const pageOf = (ctx: Context, service: Service, values: unknown[]): Promise<Row[]> =>
  run<Row>(ctx.databases.of(service), {
    name: `audit-of-${service}`,
    // Fixed width, so that the order of the texts is that of the moments.
    text: `SELECT audit_id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00' AS at, business_date, staff_id,
        api_key_id, action, subject_kind, subject_id, before, after, correlation_id, address
      FROM ${service}.audit
      WHERE property_id = $1 AND (at, audit_id) < ($2::timestamptz, $3::uuid)
        AND ($4::text IS NULL OR subject_kind = $4) AND ($5::text IS NULL OR subject_id = $5)
        AND at >= coalesce($6::timestamptz, '-infinity') AND at < coalesce($7::timestamptz, 'infinity')
      ORDER BY at DESC, audit_id DESC LIMIT ${PAGE + 1}`,
    values,
  });

/** Whether it was done to a stay, or to the money of one. */
const isAboutStay = (row: Row) => row.subject_kind === "reservation" || row.subject_kind === "payment";

async function linesOf(ctx: Context, rows: Row[]): Promise<AuditLine[]> {
  const isStaff = (row: Row) => row.subject_kind === "staff";
  const ids = rows.flatMap((row) => [
    row.staff_id ?? row.api_key_id ?? "",
    ...(isStaff(row) ? [row.subject_id] : []),
  ]);
  const stays = rows.filter(isAboutStay).map((row) => row.subject_id);
  const [names, numbers] = await Promise.all([
    namesOfActors({ ctx, ids: [...new Set(ids)].filter(Boolean) }),
    numbersOf({ ctx, ids: [...new Set(stays)] }),
  ]);
  return rows.flatMap((row): AuditLine[] => {
    const id = row.staff_id ?? row.api_key_id;
    if (id === null) return [];
    return [
      {
        auditId: row.audit_id,
        at: new Date(row.at.replace(" ", "T").replace("+00", "Z")).toISOString(),
        businessDate: row.business_date,
        actor: { kind: row.staff_id ? "staff" : "key", id, name: names.get(id) ?? "unknown" },
        action: row.action,
        subject: {
          kind: row.subject_kind,
          id: row.subject_id,
          name: (isStaff(row) ? names : numbers).get(row.subject_id) ?? null,
        },
        before: row.before,
        after: row.after,
        correlationId: row.correlation_id,
        address: row.address,
      },
    ];
  });
}
