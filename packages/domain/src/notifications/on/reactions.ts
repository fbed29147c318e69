import type { Reactions } from "@roomstream/events/consumer/reactions";
import type { Context } from "../../shared/context";
import { keepMails } from "../keep-mails";

export const reactions: Reactions<Context, "notifications"> = {
  "reservation.confirmed": keepMails,
  "reservation.modified": keepMails,
  "reservation.cancelled": keepMails,
  "reservation.noshow": keepMails,
};
