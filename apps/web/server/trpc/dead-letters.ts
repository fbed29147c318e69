import { deadLetterQuery, replayInput, replayKindInput } from "@roomstream/domain/operations/contract";
import { z } from "zod";
import { checkLetter, listLetters, readLetter, replayLetter, replayLettersOfKind } from "../dead-letters";
import { procedure, router, unwrap } from "./procedure";

const reading = procedure({
  access: { by: "staff", scope: "operations:read" },
  limit: "read",
  writes: false,
});
const replaying = procedure({
  access: { by: "staff", scope: "operations:write" },
  limit: "create",
  writes: true,
});
const checking = procedure({
  access: { by: "staff", scope: "operations:write" },
  limit: "read",
  writes: false,
});
const byId = z.strictObject({ deadLetterId: z.uuid() });

/** What was put aside, for the operator to look at, mend and replay. */
export const deadLetters = router({
  list: reading.input(deadLetterQuery).query(({ ctx, input }) => listLetters(ctx.door, ctx.caller, input)),
  get: reading
    .input(byId)
    .query(async ({ ctx, input }) => unwrap(await readLetter(ctx.door, ctx.caller, input.deadLetterId))),
  check: checking
    .input(byId.extend({ edited: replayInput.shape.edited.unwrap() }))
    .mutation(async ({ ctx, input }) => unwrap(await checkLetter(ctx.door, ctx.caller, input))),
  replay: replaying
    .input(byId.extend(replayInput.shape))
    .mutation(async ({ ctx, input }) => unwrap(await replayLetter(ctx.door, ctx.caller, input))),
  replayKind: replaying
    .input(replayKindInput)
    .mutation(async ({ ctx, input }) => unwrap(await replayLettersOfKind(ctx.door, ctx.caller, input))),
});
