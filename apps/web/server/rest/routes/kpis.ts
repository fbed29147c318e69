import { kpis, kpisInput } from "@roomstream/domain/analytics/contract";
import { z } from "zod";
import { refuseAt } from "../../http/caller";
import { propertyId } from "../../inputs";
import { answerOrRefuse, route } from "../route";

export const readKpis = route({
  method: "GET",
  path: "/api/v1/properties/{propertyId}/kpis",
  operationId: "readKpis",
  summary: "The figures of each day or month, as they are known now or were at any moment that is over",
  access: { by: "staff", scope: "figures:read" },
  limit: "read",
  writes: false,
  input: { params: z.object({ propertyId }), query: kpisInput },
  answers: { 200: { description: "The days or months from `from` to `to`, both included", schema: kpis } },
  problems: ["INVALID_INPUT", "NOT_FOUND"],
  handle: async ({ door, caller, input }) => {
    const hotel = input.params.propertyId;
    const refusal = refuseAt(caller, "figures:read", hotel);
    if (refusal) return { refusal };
    return answerOrRefuse(200, await door.hotel.figures.kpis({ propertyId: hotel, ...input.query }));
  },
});
