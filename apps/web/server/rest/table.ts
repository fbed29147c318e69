import type { Route } from "./route";
import { listDeadLetters, readDeadLetter, replayDeadLetter, replayDeadLetters } from "./routes/dead-letters";
import { listConsumers, listPromises, readHealth } from "./routes/operations";
import { findOffers, listProperties } from "./routes/properties";
import {
  cancelReservation,
  changeReservation,
  createReservation,
  readReservation,
  watchReservation,
} from "./routes/reservations";

/** Every REST route; Fastify and OpenAPI are both made from it. */
export const routes: Route[] = [
  readHealth,
  listProperties,
  findOffers,
  createReservation,
  readReservation,
  watchReservation,
  changeReservation,
  cancelReservation,
  listConsumers,
  listDeadLetters,
  readDeadLetter,
  replayDeadLetter,
  replayDeadLetters,
  listPromises,
];
