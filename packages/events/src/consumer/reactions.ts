import type { Tx } from "@roomstream/db/transaction";
import type { Service } from "@roomstream/environment/environment";
import type { ConsumedBy, EventName } from "../catalog/catalog";
import type { EventOf } from "../envelope";

/**
 * Reacts to a batch of events of one type, in the bus's order, each given once. State and outbox are written in `tx`,
 * which already holds the claim of the inbox. A refusal is written as an event; what it throws makes the batch fail.
 */
export type Reaction<Ctx, Name extends EventName> = (args: {
  ctx: Ctx;
  tx: Tx;
  events: EventOf<Name>[];
}) => Promise<void>;

/**
 * A reaction that needs to know what other services say: it asks before the transaction, which would otherwise need a second
 * connection, and many at once would wait for one another. It is asked about the whole batch, also what turns out to be a repeat.
 */
export type Prepared<Ctx, Name extends EventName> = {
  prepare(args: { ctx: Ctx; events: EventOf<Name>[] }): Promise<Reaction<Ctx, Name>>;
};

/** A reaction for each event type that the catalog says the service consumes: a missing one does not compile. */
export type Reactions<Ctx, S extends Service> = {
  [Name in ConsumedBy<S>]: Reaction<Ctx, Name> | Prepared<Ctx, Name>;
};
