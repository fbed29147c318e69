import type { KeptMailsAnswer, keptMailsQuery } from "@roomstream/domain/notifications/queries/kept-mails";
import type {
  DeadLetter,
  DeadLetterQuery,
  DeadLettersAnswer,
  EditedAnswer,
  ReplayKindAnswer,
  ReplayKindInput,
} from "@roomstream/domain/operations/contract";
import type { FlowAnswer, ReservationEventsAnswer } from "@roomstream/domain/operations/engine-room/contract";
import type {
  AuditLine,
  auditQuery,
  newStaff,
  PropertyDetails,
  Role,
  StaffMember,
  weekend,
} from "@roomstream/domain/property/contract";
import type { ApiKey } from "@roomstream/domain/property/queries/find-api-key";
import type { Staff } from "@roomstream/domain/property/queries/find-staff";
import type { Session } from "@roomstream/domain/property/sign-in";
import type {
  CancelInput,
  CancellationPreview,
  ChangeInput,
  ChangePreview,
  CreateReservationInput,
  Offer,
  offersQuery,
  ReservationView,
} from "@roomstream/domain/reservations/contract";
import type { Actor } from "@roomstream/domain/shared/actor";
import type { Result } from "@roomstream/domain/shared/result";
import type { z } from "zod";
import type { consumersAnswer, healthAnswer, promisesAnswer } from "./answers";
import type { Desk } from "./desk";
import type { Figures } from "./figures";
import type { Payments } from "./payments";

type StaffChange = { by: Actor; propertyId: string; staffId: string; address: string };
/** With the hotels whose staff whoever changes it may manage. */
type ManagedChange = StaffChange & { manages(propertyId: string): boolean };

type Cancellation = Pick<CancelInput, "reason"> & { confirmationNumber: string };
type Change = { confirmationNumber: string; input: ChangeInput };

/** What the gateway asks of the domain: its commands and queries, already bound to databases and bus. */
export type Hotel = {
  desk: Desk;
  payments: Payments;
  figures: Figures;
  createReservation(order: {
    input: CreateReservationInput;
    caller: string;
    idempotencyKey: string;
    actor: string;
  }): Promise<Result<ReservationView>>;
  findReservation(confirmationNumber: string): Promise<ReservationView | undefined>;
  isGuestOf(view: ReservationView, lastName: string): boolean;
  /** Whether a key is that of the link in the reservation's mails. */
  isLinkOf(view: ReservationView, key: string): boolean;
  cancelReservation(
    order: Cancellation & Pick<CancelInput, "expectedFee"> & { by: Actor; address: string },
  ): Promise<Result<CancellationPreview>>;
  previewCancellation(order: Cancellation): Promise<Result<CancellationPreview>>;
  changeReservation(order: Change & { by: Actor; address: string }): Promise<Result<ReservationView>>;
  previewChange(order: Change): Promise<Result<ChangePreview>>;
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
  changePassword(change: {
    staffId: string;
    name: string;
    propertyIds: string[];
    current: string;
    next: string;
    address: string;
  }): Promise<Result<{ changed: true }>>;
  listStaff(propertyId: string): Promise<StaffMember[]>;
  addStaff(addition: {
    by: Actor;
    propertyId: string;
    member: z.output<typeof newStaff>;
    address: string;
  }): Promise<Result<{ staffId: string; password: string | null }>>;
  changeRoles(change: StaffChange & { roles: Role[] }): Promise<Result<{ roles: Role[] }>>;
  setDisabled(change: ManagedChange & { disabled: boolean }): Promise<Result<{ disabled: boolean }>>;
  renewPassword(change: ManagedChange): Promise<Result<{ password: string }>>;
  auditOf(
    propertyId: string,
    query: z.output<typeof auditQuery>,
  ): Promise<Result<{ items: AuditLine[]; next: string | null }>>;
  /** Signs out. */
  endSession(session: Session): Promise<void>;
  signInByEmail(vouched: { email: string; address: string }): Promise<Session | undefined>;
  consumers(): Promise<z.infer<typeof consumersAnswer>>;
  /** Of these hotels, or with null of all and of none. */
  deadLetters(ask: { query: DeadLetterQuery; propertyIds: string[] | null }): Promise<DeadLettersAnswer>;
  findDeadLetter(ask: {
    deadLetterId: string;
    propertyIds: string[] | null;
  }): Promise<DeadLetter | undefined>;
  replayDeadLetter(order: {
    deadLetterId: string;
    edited?: Record<string, unknown> | undefined;
    by: Actor;
    propertyIds: string[] | null;
  }): Promise<Result<DeadLetter>>;
  checkEdited(ask: {
    deadLetterId: string;
    edited: Record<string, unknown>;
    propertyIds: string[] | null;
  }): Promise<Result<EditedAnswer>>;
  replayKind(order: {
    kind: ReplayKindInput;
    by: Actor;
    propertyIds: string[] | null;
  }): Promise<Result<ReplayKindAnswer>>;
  /** The newest events of these hotels; with null of all. */
  flow(ask: { propertyIds: string[] | null }): Promise<FlowAnswer>;
  eventsOfReservation(confirmationNumber: string): Promise<ReservationEventsAnswer | undefined>;
  keptMails(ask: {
    query: z.output<typeof keptMailsQuery>;
    propertyIds: string[] | null;
  }): Promise<KeptMailsAnswer>;
  promises(): Promise<z.infer<typeof promisesAnswer>>;
  health(): Promise<z.infer<typeof healthAnswer>>;
};
