import { consumersAnswer, healthAnswer, promisesAnswer } from "../../answers";
import { promisesFor } from "../../promises";
import { answer, route } from "../route";

export const readHealth = route({
  method: "GET",
  path: "/api/health",
  operationId: "readHealth",
  summary: "Whether every part is ready",
  access: { by: "unasked" },
  limit: "health",
  writes: false,
  input: {},
  answers: {
    200: { description: "Every part is ready", schema: healthAnswer },
    503: { description: "Some part is not; each says how it is", schema: healthAnswer },
  },
  problems: [],
  handle: async ({ door }) => {
    const health = await door.hotel.health();
    return health.ok ? answer(200, health) : answer(503, health);
  },
});

export const listConsumers = route({
  method: "GET",
  path: "/api/v1/operations/consumers",
  operationId: "listConsumers",
  summary: "Lag by group, topic and partition, and the state of each breaker",
  access: { by: "staff", scope: "operations:read" },
  limit: "read",
  writes: false,
  input: {},
  answers: { 200: { description: "The consumer groups", schema: consumersAnswer } },
  problems: [],
  handle: async ({ door }) => answer(200, await door.hotel.consumers()),
});

export const listPromises = route({
  method: "GET",
  path: "/api/v1/operations/promises",
  operationId: "listPromises",
  summary: "The promises, what was checked of each, and how many breaches were found",
  access: { by: "staff", scope: "operations:read" },
  limit: "read",
  writes: false,
  input: {},
  answers: { 200: { description: "The promises", schema: promisesAnswer } },
  problems: [],
  handle: async ({ door, caller }) => answer(200, await promisesFor(door, caller)),
});
