import { AUDIT_MINUTE, type LocalMoment, type PastLife, type Span } from "./past-life";
import type { PastTime } from "./past-time";

/** Something that happens in a hotel's past. */
export type Step = { at: number } & (
  | { kind: "BOOK"; life: PastLife }
  | { kind: "CANCEL"; life: PastLife; by: "GUEST" | "HOTEL"; day: number }
  | { kind: "CHECK_IN" | "CHECK_OUT"; life: PastLife; roomId: string; day: number }
  /** The night audit closes this day. */
  | { kind: "CLOSE"; day: number }
);

/** All that happens, in order. The hotel's days are closed from the first on which somebody comes. */
export function stepsOf(lives: PastLife[], span: Span, time: PastTime): Step[] {
  const steps: Step[] = lives.flatMap((life) => stepsOfLife(life, time));
  for (let day = span.opensOn; day < span.today; day += 1) {
    steps.push({ kind: "CLOSE", day, at: time.momentOf({ day: day + 1, minute: AUDIT_MINUTE }) });
  }
  return steps.sort((a, b) => a.at - b.at);
}

function stepsOfLife(life: PastLife, time: PastTime): Step[] {
  const { booked, end, nth } = life;
  // Nobody does anything on the stroke of a minute.
  const at = (moment: LocalMoment) => time.momentOf(moment) + ((nth * 7919) % 60_000);
  const steps: Step[] = [{ kind: "BOOK", life, at: at(booked) }];
  if (end.kind === "CANCELLED")
    steps.push({ kind: "CANCEL", life, by: end.by, day: end.at.day, at: at(end.at) });
  if (end.kind === "STAYED" || end.kind === "IN_HOUSE")
    steps.push({ kind: "CHECK_IN", life, roomId: end.roomId, day: end.in.day, at: at(end.in) });
  if (end.kind === "STAYED")
    steps.push({ kind: "CHECK_OUT", life, roomId: end.roomId, day: end.out.day, at: at(end.out) });
  return steps;
}
