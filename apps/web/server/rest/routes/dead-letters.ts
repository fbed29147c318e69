import {
  deadLetter,
  deadLetterQuery,
  deadLettersAnswer,
  replayInput,
  replayKindAnswer,
  replayKindInput,
} from "@roomstream/domain/operations/contract";
import { z } from "zod";
import { listLetters, readLetter, replayLetter, replayLettersOfKind } from "../../dead-letters";
import { answer, answerOrRefuse, route } from "../route";

const params = z.object({ deadLetterId: z.uuid() });

export const listDeadLetters = route({
  method: "GET",
  path: "/api/v1/operations/dead-letters",
  operationId: "listDeadLetters",
  summary: "Messages that were put aside, from the newest on, and how many are open of each kind",
  access: { by: "staff", scope: "operations:read" },
  limit: "read",
  writes: false,
  input: { query: deadLetterQuery },
  answers: { 200: { description: "A page of dead letters", schema: deadLettersAnswer } },
  problems: ["INVALID_INPUT"],
  handle: async ({ door, caller, input }) => answer(200, await listLetters(door, caller, input.query)),
});

export const readDeadLetter = route({
  method: "GET",
  path: "/api/v1/operations/dead-letters/{deadLetterId}",
  operationId: "readDeadLetter",
  summary: "One dead letter: its event, why it failed, and where it lay",
  access: { by: "staff", scope: "operations:read" },
  limit: "read",
  writes: false,
  input: { params },
  answers: { 200: { description: "The dead letter", schema: deadLetter } },
  problems: ["INVALID_INPUT", "NOT_FOUND"],
  handle: async ({ door, caller, input }) =>
    answerOrRefuse(200, await readLetter(door, caller, input.params.deadLetterId)),
});

export const replayDeadLetter = route({
  method: "POST",
  path: "/api/v1/operations/dead-letters/{deadLetterId}/replay",
  operationId: "replayDeadLetter",
  summary: "Gives it to the group that failed again: as it is, or an edited event in its place",
  access: { by: "staff", scope: "operations:write" },
  limit: "create",
  writes: true,
  input: { params, body: replayInput.optional() },
  answers: { 200: { description: "The dead letter as it is now", schema: deadLetter } },
  problems: [
    "INVALID_INPUT",
    "NOT_FOUND",
    "ALREADY_REPLAYED",
    "NOT_AN_EVENT",
    "PAYLOAD_TOO_LARGE",
    "UNSUPPORTED_MEDIA_TYPE",
  ],
  handle: async ({ door, caller, input }) => {
    const { deadLetterId } = input.params;
    return answerOrRefuse(
      200,
      await replayLetter(door, caller, { deadLetterId, edited: input.body?.edited }),
    );
  },
});

export const replayDeadLetters = route({
  method: "POST",
  path: "/api/v1/operations/dead-letters/replay",
  operationId: "replayDeadLetters",
  summary: "Replays all open dead letters of a kind, as they are",
  access: { by: "staff", scope: "operations:write" },
  limit: "create",
  writes: true,
  input: { body: replayKindInput },
  answers: { 200: { description: "How many were replayed", schema: replayKindAnswer } },
  problems: ["INVALID_INPUT", "PAYLOAD_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"],
  handle: async ({ door, caller, input }) =>
    answerOrRefuse(200, await replayLettersOfKind(door, caller, input.body)),
});
