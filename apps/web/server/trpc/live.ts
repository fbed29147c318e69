import { tracked } from "@trpc/server";
import { whoNow } from "../http/admission";
import { staffIdOf } from "../http/caller";
import { addressKey } from "../http/limits";
import { rateLimited } from "../http/problem";
import type { LiveMessage } from "../live/updates";
import { watchedBy, watchInput } from "../live/watched";
import { procedure, refused, router } from "./procedure";

const watching = procedure({ access: { by: "anyone" }, limit: "read", writes: false });

export const live = router({
  /** One line for all that a browser watches, in all its tabs. Each id leads on from where a line was cut. */
  subscribe: watching.input(watchInput).subscription(async function* ({ ctx, input, signal }) {
    const { door, request, caller } = ctx;
    const { switchboard, places, doorman } = ctx.live;
    const leave = places.take(addressKey(request.ip));
    if (!leave) throw refused(rateLimited(10, "Too many lines are open from here"));
    try {
      const watched = await watchedBy({ door, caller, request, input });
      if (watched.propertyIds.size === 0) throw refused(caller.kind === "guest" ? UNKNOWN : NOTHING);
      const line = switchboard.open({
        ...watched,
        lastId: input.lastEventId,
        cut: () => request.raw.destroy(),
      });
      const letGo = doorman.watch({
        staffId: staffIdOf(caller),
        stillMay: async () => {
          const now = await whoNow(door, request);
          return now !== undefined && watched.allowedTo(now);
        },
        showOut: line.takeAway,
      });
      signal?.addEventListener("abort", line.close);
      if (signal?.aborted) line.close();
      try {
        const begins: LiveMessage = { what: "watching", refused: watched.refused };
        yield tracked(line.id, begins);
        for (let told = await line.next(); told !== undefined; told = await line.next()) {
          if (told === "taken-away") throw refused(TAKEN_AWAY);
          yield tracked(told.id, told.message);
        }
      } finally {
        letGo();
        line.close();
      }
    } finally {
      leave();
    }
  }),
});

const UNKNOWN = {
  code: "UNAUTHORIZED",
  message: "Sign in at one of these hotels, or give a reservation's number and last name.",
} as const;

const NOTHING = {
  code: "FORBIDDEN",
  message: "You may watch none of this; ask an administrator of the hotel for a role that may.",
} as const;

const TAKEN_AWAY = {
  code: "FORBIDDEN",
  message: "What you may see at this hotel has changed; load the page again.",
} as const;
