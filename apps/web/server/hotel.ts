import type { PropertyDetails, weekend } from "@roomstream/domain/property/contract";
import type { ApiKey } from "@roomstream/domain/property/queries/find-api-key";
import type { Staff } from "@roomstream/domain/property/queries/find-staff";
import type { Session } from "@roomstream/domain/property/sign-in";
import type {
  CreateReservationInput,
  Offer,
  offersQuery,
  ReservationView,
} from "@roomstream/domain/reservations/contract";
import type { Result } from "@roomstream/domain/shared/result";
import type { z } from "zod";
import type { consumersAnswer, healthAnswer, promisesAnswer } from "./answers";

/** What the gateway asks of the domain: its commands and queries, already bound to databases and bus. */
export type Hotel = {
  createReservation(order: {
    input: CreateReservationInput;
    caller: string;
    idempotencyKey: string;
    actor: string;
  }): Promise<Result<ReservationView>>;
  findReservation(confirmationNumber: string): Promise<ReservationView | undefined>;
  isGuestOf(view: ReservationView, lastName: string): boolean;
  findOffers(propertyId: string, query: z.infer<typeof offersQuery>): Promise<Result<{ offers: Offer[] }>>;
  findWeekends(propertyId: string): Promise<Result<{ items: z.infer<typeof weekend>[] }>>;
  /** The newest timeline position of each reservation, by confirmation number. */
  timelineHeads(confirmationNumbers: string[]): Promise<Map<string, number>>;
  /** Every hotel, or only those that the guests' pages list. */
  listProperties(listedOnly: boolean): Promise<PropertyDetails[]>;
  findProperty(propertyId: string): Promise<PropertyDetails | undefined>;
  findPropertyBySlug(slug: string): Promise<PropertyDetails | undefined>;
  findApiKey(key: string): Promise<ApiKey | undefined>;
  /** Whose session it is, unless it was ended. */
  findStaff(session: Session): Promise<Staff | undefined>;
  signInByPassword(given: { email: string; password: string; address: string }): Promise<Session | undefined>;
  signInByEmail(vouched: { email: string; address: string }): Promise<Session | undefined>;
  consumers(): Promise<z.infer<typeof consumersAnswer>>;
  promises(): Promise<z.infer<typeof promisesAnswer>>;
  health(): Promise<z.infer<typeof healthAnswer>>;
};
