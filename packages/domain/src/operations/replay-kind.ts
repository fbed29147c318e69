import { run, transaction } from "@roomstream/db/transaction";
import { SERVICES, type Service } from "@roomstream/environment/environment";
import type { StoredLetter } from "@roomstream/events/consumer/letters";
import { giveBack, lockKind } from "@roomstream/events/consumer/replay";
import { type Actor, actorName } from "../shared/actor";
import { type AuditEntry, recordAudit } from "../shared/audit";
import type { Context } from "../shared/context";
import { accept, type Result, refuseField } from "../shared/result";
import { businessDateAt } from "../shared/stay";
import type { ReplayKindAnswer, ReplayKindInput } from "./contract";
import { problemOf } from "./dead-letters";

type Order = { ctx: Context; kind: ReplayKindInput; by: Actor; propertyIds: string[] | null };

/** So many letters are locked at once. */
const PAGE = 500;
const FIRST = "00000000-0000-0000-0000-000000000000";

/**
 * Replays all letters of a kind that are open at this moment, page by page; what fails again meanwhile is not replayed
 * twice. Letters that are no events as they are stay open.
 */
export async function replayKind(order: Order): Promise<Result<ReplayKindAnswer>> {
  const { ctx, kind } = order;
  const service = SERVICES.find((one) => one === kind.group);
  if (!service) return refuseField("group", `must be one of ${SERVICES.join(", ")}`);
  const before = await nowOf(ctx, service);
  const total = { replayed: 0, toBeEdited: 0 };
  for (let after: string | undefined = FIRST; after !== undefined; ) {
    const page = await replayPage(order, service, after, before);
    total.replayed += page.replayed;
    total.toBeEdited += page.toBeEdited;
    after = page.last;
    if (page.replayed > 0) ctx.signals.send("replay", service);
  }
  return accept(total);
}

const replayPage = ({ ctx, kind, by, propertyIds }: Order, service: Service, after: string, before: Date) =>
  transaction(ctx.databases.of(service), async (tx) => {
    const { topic, errorKind = null } = kind;
    const letters = await lockKind(tx, service, { topic, errorKind, keys: propertyIds, after, before }, PAGE);
    const good = letters.filter((letter) => problemOf(letter) === null);
    if (good.length > 0) {
      await giveBack(
        tx,
        service,
        good.map((letter) => letter.deadLetterId),
        actorName(by),
      );
      await recordAudit(tx, service, ...good.map((letter) => entryOf(ctx, by, letter)));
    }
    return {
      replayed: good.length,
      toBeEdited: letters.length - good.length,
      last: letters.at(-1)?.deadLetterId,
    };
  });

const entryOf = (ctx: Context, by: Actor, letter: StoredLetter): AuditEntry => ({
  by,
  propertyId: letter.key,
  businessDate: businessDateAt(ctx.clock.now(), "UTC"),
  action: "dead-letter.replayed",
  subject: { kind: "dead-letter", id: letter.deadLetterId },
  before: { eventId: letter.eventId, topic: letter.topic, errorKind: letter.errorKind },
  after: null,
  correlationId: letter.eventId ?? letter.deadLetterId,
});

/** Letters are dated by their database's clock. */
async function nowOf(ctx: Context, service: Service): Promise<Date> {
  const [row] = await run<{ now: Date }>(ctx.databases.of(service), {
    text: "SELECT clock_timestamp() AS now",
  });
  if (!row) throw new Error("the database does not know the time");
  return row.now;
}
