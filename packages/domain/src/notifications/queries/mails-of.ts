import { prismaOf } from "@roomstream/db/prisma";
import { z } from "zod";
import { guestKeys } from "../../reservations/queries/guest-keys";
import type { Context } from "../../shared/context";
import { unseal } from "../../shared/sealing";

const content = z.object({ to: z.string(), subject: z.string(), text: z.string() });
export type KeptMail = z.infer<typeof content> & { mailId: string; kind: string; keptAt: string };

/** The mails kept for a reservation, opened, oldest first; those of an erased guest are not to be read any more. */
export async function mailsOf(args: { ctx: Context; reservationId: string }): Promise<KeptMail[]> {
  const { ctx, reservationId } = args;
  const mails = await prismaOf(ctx.databases.of("notifications")).mail.findMany({
    where: { reservationId },
    orderBy: { keptAt: "asc" },
  });
  const keys = await guestKeys({ ctx, guestIds: mails.map((mail) => mail.guestId) });
  return mails.flatMap(({ mailId, kind, guestId, sealedContent, keptAt }) => {
    const key = keys.get(guestId);
    if (!key) return [];
    const opened = content.parse(JSON.parse(unseal(key, sealedContent, mailId).toString()));
    return [{ ...opened, mailId, kind, keptAt: keptAt.toISOString() }];
  });
}
