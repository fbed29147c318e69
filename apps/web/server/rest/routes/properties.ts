import { offersAnswer, offersQuery } from "@roomstream/domain/reservations/contract";
import { z } from "zod";
import { propertiesAnswer } from "../../answers";
import { mayActFor } from "../../http/caller";
import { propertyId } from "../../inputs";
import { answer, answerOrRefuse, route } from "../route";

export const listProperties = route({
  method: "GET",
  path: "/api/v1/properties",
  operationId: "listProperties",
  summary: "The hotels that are listed; with a key, those that it is for",
  access: { by: "anyone" },
  limit: "read",
  writes: false,
  input: {},
  answers: { 200: { description: "The hotels", schema: propertiesAnswer } },
  problems: [],
  handle: async ({ door, caller }) => {
    const hotels = await door.hotel.listProperties(caller.kind === "guest");
    const items = hotels.filter(({ propertyId }) => mayActFor(caller, propertyId));
    return answer(200, propertiesAnswer.parse({ items }));
  },
});

export const findOffers = route({
  method: "GET",
  path: "/api/v1/properties/{propertyId}/offers",
  operationId: "findOffers",
  summary: "What a hotel offers for a stay, with true prices",
  access: { by: "anyone" },
  limit: "read",
  writes: false,
  input: { params: z.object({ propertyId }), query: offersQuery },
  answers: { 200: { description: "The offers; none when nothing is left", schema: offersAnswer } },
  problems: ["INVALID_INPUT", "NOT_FOUND"],
  handle: async ({ door, input }) =>
    answerOrRefuse(200, await door.hotel.findOffers(input.params.propertyId, input.query)),
});
