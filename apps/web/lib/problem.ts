import type { CancellationPreview, Offer } from "@roomstream/domain/reservations/contract";
import { TRPCClientError } from "@trpc/client";
import type { AppRouter } from "../server/trpc/router";

/** What the API says when it does not do what was asked (RFC 9457). */
export interface Problem {
  code: string;
  status: number;
  title: string;
  detail?: string | undefined;
  errors?: { path: string; message: string }[] | undefined;
  offer?: Offer | undefined;
  cancellation?: CancellationPreview | undefined;
}

const isApiError = (error: unknown): error is TRPCClientError<AppRouter> => error instanceof TRPCClientError;

/** The problem that an error of the API carries; undefined when no answer came at all. */
export const problemOf = (error: unknown): Problem | undefined =>
  isApiError(error) ? error.data?.problem : undefined;
