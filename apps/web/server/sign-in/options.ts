import type { Session } from "@roomstream/domain/property/sign-in";
import type { FastifyBaseLogger } from "fastify";
import type { AuthOptions } from "next-auth";
import { SESSION_SECONDS, sessionClaims } from "./sessions";

/** Another house that vouches for staff, by OpenID Connect. */
export type Oidc = { issuer: string; clientId: string; clientSecret: string; name: string };

/** How sessions are made. */
export type SignInParts = { secret: string; secure: boolean; oidc: Oidc | undefined };

/** Who signs in, for the one request that does. */
export type Doorkeeper = {
  byPassword(email: string, password: string): Promise<Session | undefined>;
  byEmail(email: string): Promise<Session | undefined>;
  signOut(session: Session): Promise<void>;
};

export const SIGN_IN_PAGE = "/desk/sign-in";
const AFTER_SIGN_IN = "/desk";
const OIDC = "oidc";

/** The claims that count; others of the same token do not. */
type Claims = { sub: string; email?: string; email_verified?: boolean };

/** What next-auth is told for one request. */
export function authOptions(
  { secret, secure, oidc }: SignInParts,
  keeper: Doorkeeper,
  log: FastifyBaseLogger,
): AuthOptions {
  let session: Session | undefined;
  return {
    secret,
    useSecureCookies: secure,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: SIGN_IN_PAGE, signOut: SIGN_IN_PAGE, error: SIGN_IN_PAGE },
    logger: {
      error: (code) => log.warn({ code }, "a sign-in failed"),
      warn: () => undefined,
      debug: () => undefined,
    },
    providers: [
      {
        id: "credentials",
        name: "Password",
        type: "credentials",
        credentials: {},
        authorize: async (given: Partial<Record<"email" | "password", unknown>> | undefined) => {
          session = await keeper.byPassword(String(given?.email ?? ""), String(given?.password ?? ""));
          return session ? { id: session.staffId } : null;
        },
      },
      ...(oidc ? [oidcProvider(oidc)] : []),
    ],
    events: {
      signOut: async ({ token }) => {
        const claims = sessionClaims.safeParse(token);
        if (claims.success) await keeper.signOut(claims.data);
      },
    },
    callbacks: {
      signIn: async ({ account, profile }) => {
        if (account?.provider !== OIDC) return session !== undefined;
        const { email, email_verified: verified } = (profile ?? {}) as Partial<Claims>;
        if (!email || verified !== true) return `${SIGN_IN_PAGE}?error=EmailNotVerified`;
        session = await keeper.byEmail(email);
        return session ? true : `${SIGN_IN_PAGE}?error=NotStaff`;
      },
      jwt: ({ token }) => (session ? { ...session, signedInAt: Math.floor(Date.now() / 1_000) } : token),
      redirect: ({ url, baseUrl }) => {
        const wanted = URL.canParse(url, baseUrl) ? new URL(url, baseUrl) : undefined;
        const isOurs =
          wanted?.origin === baseUrl && wanted.pathname !== SIGN_IN_PAGE && wanted.pathname !== "/";
        return isOurs ? wanted.href : `${baseUrl}${AFTER_SIGN_IN}`;
      },
    },
  };
}

const oidcProvider = ({ issuer, clientId, clientSecret, name }: Oidc): AuthOptions["providers"][number] => ({
  id: OIDC,
  name,
  type: "oauth",
  issuer,
  wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
  clientId,
  clientSecret,
  authorization: { params: { scope: "openid email" } },
  idToken: true,
  checks: ["pkce", "state", "nonce"],
  profile: ({ sub, email }: Claims) => ({ id: sub, email: email ?? null }),
});
