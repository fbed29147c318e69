import type { Route } from "./route";
import { listDeadLetters, readDeadLetter, replayDeadLetter, replayDeadLetters } from "./routes/dead-letters";
import { assignRoom, checkIn, checkOut, markNoShow, nightAudit, readToday, undoCheckIn } from "./routes/desk";
import { readFlow, readReservationEvents } from "./routes/engine-room";
import { readKpis } from "./routes/kpis";
import { listConsumers, listPromises, readHealth } from "./routes/operations";
import { readFolio, refundPayment, takePayment } from "./routes/payments";
import { findOffers, listProperties } from "./routes/properties";
import {
  cancelReservation,
  changeReservation,
  createReservation,
  readReservation,
  watchReservation,
} from "./routes/reservations";
import { listRooms, putBackIntoOrder, setRoomStatus, takeOutOfOrder } from "./routes/rooms";

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
  assignRoom,
  checkIn,
  undoCheckIn,
  checkOut,
  markNoShow,
  readFolio,
  takePayment,
  refundPayment,
  readToday,
  listRooms,
  setRoomStatus,
  takeOutOfOrder,
  putBackIntoOrder,
  nightAudit,
  readKpis,
  readFlow,
  readReservationEvents,
  listConsumers,
  listDeadLetters,
  readDeadLetter,
  replayDeadLetter,
  replayDeadLetters,
  listPromises,
];
