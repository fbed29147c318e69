import type {
  DeskPayment,
  DeskRefund,
  FolioOfStay,
  PaymentTaken,
  RefundMade,
} from "@roomstream/domain/payments/contract";
import type { Result } from "@roomstream/domain/shared/result";
import type { FastifyRequest } from "fastify";
import { type Who, whoOf } from "./desk";
import { type Caller, callerName } from "./http/caller";

type OfStay = { propertyId: string; confirmationNumber: string };
type Order<Input> = OfStay & Who & { caller: string; idempotencyKey: string; input: Input };

/** What the desk asks of a stay's money, already bound to where things are kept. */
export type Payments = {
  folio(stay: OfStay): Promise<Result<FolioOfStay>>;
  take(order: Order<DeskPayment>): Promise<Result<PaymentTaken>>;
  refund(order: Order<DeskRefund>): Promise<Result<RefundMade>>;
};

/** Whose money order it is, and whose idempotency key. */
export const payerOf = (caller: Caller, request: FastifyRequest) => ({
  ...whoOf(caller, request),
  caller: callerName(caller),
});
