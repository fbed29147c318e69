import type { Session } from "@roomstream/domain/property/sign-in";
import type { FastifyRequest } from "fastify";
import { decode } from "next-auth/jwt";
import { z } from "zod";

/** A working day and its overtime; whoever comes again signs in again. */
export const SESSION_SECONDS = 12 * 60 * 60;

/** What the cookie holds, encrypted: nothing that could be out of date. */
export const sessionClaims = z.object({
  sessionId: z.uuid(),
  staffId: z.uuid(),
  sessionVersion: z.int(),
  /** In seconds. A renewed cookie keeps it, so that no session outlives the day. */
  signedInAt: z.int(),
});

export type Sessions = {
  /** The session that a request shows; whether it still holds, only the database knows. */
  read(request: FastifyRequest): Promise<Session | undefined>;
};

export const sessionCookie = (secure: boolean): string =>
  `${secure ? "__Secure-" : ""}next-auth.session-token`;

/** Reads the cookies that next-auth makes with the same secret. */
export function openSessions({ secret, secure }: { secret: string; secure: boolean }): Sessions {
  const name = sessionCookie(secure);
  return {
    read: async (request) => {
      const token = cookiesOf(request)[name];
      if (!token) return undefined;
      // What was not made with this secret, or is past its time, is no session; `decode` throws for both.
      const claims = sessionClaims.safeParse(await decode({ token, secret }).catch(() => undefined));
      if (!claims.success) return undefined;
      const { signedInAt, ...session } = claims.data;
      const isOver = Date.now() / 1_000 - signedInAt > SESSION_SECONDS;
      return isOver ? undefined : session;
    },
  };
}

/** The cookies of a request, as they were sent; of two with one name the first counts. */
export function cookiesOf(request: FastifyRequest): Record<string, string> {
  const pairs = (request.headers.cookie ?? "").split(";").flatMap((text): [string, string][] => {
    const at = text.indexOf("=");
    return at < 0 ? [] : [[text.slice(0, at).trim(), unescaped(text.slice(at + 1).trim())]];
  });
  return Object.fromEntries(pairs.toReversed());
}

function unescaped(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    // Another program's cookie, written in its own way.
    return value;
  }
}
