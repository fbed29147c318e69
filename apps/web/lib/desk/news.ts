import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../server/trpc/router";

export type News = inferRouterOutputs<AppRouter>["desk"]["justNow"]["items"][number];

/** A line of news in three parts, the middle one the name that the eye looks for. */
export type NewsWords = { before: string; name: string; after: string };

const ofRoom: Partial<Record<string, string>> = {
  CLEAN: "cleaned",
  INSPECTED: "inspected",
  DIRTY: "asks to clean",
};

/** What was done, as one would tell it: of a stay by its guest's name, and where that is erased by its number. */
export function newsInWords(news: News): NewsWords {
  const [first = news.by] = news.by.split(" ");
  const { stay } = news;
  const name = stay?.guest?.lastName ?? stay?.confirmationNumber ?? "a stay";
  const room = news.roomId ?? "a room";
  const line = (doing: string, about: string, after = ""): NewsWords => ({
    before: `${first} ${doing} `,
    name: about,
    after: after && ` ${after}`,
  });
  switch (news.action) {
    case "room.status-set":
      return line(ofRoom[news.status ?? ""] ?? "saw to", room);
    case "room.taken-out-of-order":
      return line("took", room, "out of order");
    case "room.put-back-into-order":
      return line("put", room, "back in order");
    case "reservation.checked-in":
      return line("checked", name, `in to ${room}`);
    case "reservation.checked-out":
      return line("checked", name, "out");
    case "reservation.check-in-undone":
      return line("took back the check-in of", name);
    case "reservation.room-assigned":
      return news.roomId ? line("gave", name, news.roomId) : line("took the room from", name);
    case "reservation.room-asked-for":
      return line("asks for a room of another type for", name);
    case "reservation.no-show-marked":
      return line("noted that", name, "did not come");
    case "reservation.cancelled":
      return line("cancelled", name);
    case "reservation.change-proposed":
      return line("is changing the stay of", name);
    case "payment.taken":
      return line("took a payment of", name);
    case "payment.refunded":
      return line("gave money back to", name);
    default:
      return news.action satisfies never;
  }
}
