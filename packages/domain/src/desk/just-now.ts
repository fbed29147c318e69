import { z } from "zod";
import type { AuditAction } from "../property/contract";
import { namesOf } from "../reservations/queries/names-of";
import { auditOf } from "../shared/audit-of";
import type { Context } from "../shared/context";
import { accept, type Result } from "../shared/result";

/** What is done to a stay, its money or a room, as the audit log names it. */
type DeskAction = Extract<AuditAction, `${"reservation" | "payment" | "room"}.${string}`>;

const isDeskAction = (action: AuditAction): action is DeskAction =>
  /^(reservation|payment|room)\./.test(action);

/** Something that was done by somebody just now, about a stay or a room. */
export type DeskNews = {
  newsId: string;
  at: string;
  by: string;
  action: DeskAction;
  /** Whose stay; null when it is about a room. `guest` is null for who was erased. */
  stay: {
    reservationId: string;
    confirmationNumber: string;
    guest: { firstName: string; lastName: string } | null;
  } | null;
  roomId: string | null;
  /** What the stay or the room became. */
  status: string | null;
};

const MOST = 20;

/** A stay's money is its reservation's, by the same id. */
const isOfStay = (kind: string): boolean => kind === "reservation" || kind === "payment";

/** What of an action's outcome a line says. */
const outcome = z.object({
  roomId: z.string().nullable().catch(null).default(null),
  status: z.string().nullable().catch(null).default(null),
});

/**
 * What was done at the desk and in the rooms of a hotel just now, the newest first, from the audit logs. It says whose stays: for
 * who may read names.
 */
export async function justNow(args: {
  ctx: Context;
  propertyId: string;
}): Promise<Result<{ items: DeskNews[] }>> {
  const lines = await auditOf({ ...args, query: {} });
  if (!lines.ok) return lines;
  const newest = lines.value.items
    .flatMap(({ action, ...line }) => (isDeskAction(action) ? [{ ...line, action }] : []))
    .slice(0, MOST);
  const ids = newest.filter(({ subject }) => isOfStay(subject.kind)).map(({ subject }) => subject.id);
  const names = await namesOf({ ctx: args.ctx, ids: [...new Set(ids)] });
  return accept({
    items: newest.map(({ auditId, at, actor, action, subject, after }): DeskNews => {
      const { kind, id } = subject;
      const { roomId, status } = outcome.parse(after ?? {});
      const news = { newsId: auditId, at, by: actor.name, action, status };
      const named = names.get(id);
      return kind === "room"
        ? { ...news, roomId: id, stay: null }
        : { ...news, roomId, stay: named ? { reservationId: id, ...named } : null };
    }),
  });
}
