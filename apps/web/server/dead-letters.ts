import type {
  DeadLetter,
  DeadLetterQuery,
  DeadLettersAnswer,
  EditedAnswer,
  ReplayKindAnswer,
  ReplayKindInput,
} from "@roomstream/domain/operations/contract";
import type { Door } from "./http/admission";
import { actorOf, type Caller, hotelsOf } from "./http/caller";
import type { Fault } from "./http/problem";
import type { Answered } from "./reservations";

const NO_SUCH: Fault = {
  code: "NOT_FOUND",
  message: "There is no such dead letter among those of your hotels; list them to see which there are.",
};

export const listLetters = (door: Door, caller: Caller, query: DeadLetterQuery): Promise<DeadLettersAnswer> =>
  door.hotel.deadLetters({ query, propertyIds: hotelsOf(caller, "operations:read") });

export async function readLetter(
  door: Door,
  caller: Caller,
  deadLetterId: string,
): Promise<Answered<DeadLetter>> {
  const propertyIds = hotelsOf(caller, "operations:read");
  const found = await door.hotel.findDeadLetter({ deadLetterId, propertyIds });
  return found ? { ok: true, value: found } : { ok: false, refusal: NO_SUCH };
}

export const replayLetter = (
  door: Door,
  caller: Caller,
  order: { deadLetterId: string; edited?: Record<string, unknown> | undefined },
): Promise<Answered<DeadLetter>> =>
  door.hotel.replayDeadLetter({
    ...order,
    by: actorOf(caller),
    propertyIds: hotelsOf(caller, "operations:write"),
  });

/** Whether it could be sent so; only who may replay is told. */
export const checkLetter = (
  door: Door,
  caller: Caller,
  ask: { deadLetterId: string; edited: Record<string, unknown> },
): Promise<Answered<EditedAnswer>> =>
  door.hotel.checkEdited({ ...ask, propertyIds: hotelsOf(caller, "operations:write") });

export const replayLettersOfKind = (
  door: Door,
  caller: Caller,
  kind: ReplayKindInput,
): Promise<Answered<ReplayKindAnswer>> =>
  door.hotel.replayKind({
    kind,
    by: actorOf(caller),
    propertyIds: hotelsOf(caller, "operations:write"),
  });
