import { z } from "zod";
import { auditOf } from "../shared/audit-of";
import type { Context } from "../shared/context";
import { accept, type Result } from "../shared/result";

/** Something that was done by somebody just now, about a stay or a room. */
export type DeskNews = {
  newsId: string;
  at: string;
  by: string;
  /** As the audit log names it. */
  action: string;
  reservationId: string | null;
  roomId: string | null;
  /** What the stay or the room became. */
  status: string | null;
};

const MOST = 20;

/** What of an action's outcome a line says. */
const outcome = z.object({
  roomId: z.string().nullable().catch(null).default(null),
  status: z.string().nullable().catch(null).default(null),
});

/** What was done at the desk and in the rooms of a hotel just now, the newest first, from the audit logs. */
export async function justNow(args: {
  ctx: Context;
  propertyId: string;
}): Promise<Result<{ items: DeskNews[] }>> {
  const lines = await auditOf({ ...args, query: {} });
  if (!lines.ok) return lines;
  const items = lines.value.items.flatMap(({ auditId, at, actor, action, subject, after }): DeskNews[] => {
    const { kind, id } = subject;
    if (kind !== "reservation" && kind !== "payment" && kind !== "room") return [];
    const { roomId, status } = outcome.parse(after ?? {});
    const news = { newsId: auditId, at, by: actor.name, action, status };
    return kind === "room"
      ? [{ ...news, roomId: id, reservationId: null }]
      : [{ ...news, roomId, reservationId: id }];
  });
  return accept({ items: items.slice(0, MOST) });
}
