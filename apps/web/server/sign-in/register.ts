import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { addressOf } from "../http/address";
import type { Door } from "../http/admission";
import { addressKey } from "../http/limits";
import { type Fault, FaultError } from "../http/problem";
import { askNextAuth } from "./next-auth";
import { authOptions, type Doorkeeper, type SignInParts } from "./options";
import { cookiesOf } from "./sessions";

/** Of next-auth's calls those that signing in and out takes. Its `session` would renew the cookie for ever. */
const CALLS = new Set([
  "GET csrf",
  "GET providers",
  "GET signin",
  "GET error",
  "GET callback/oidc",
  "POST callback/credentials",
  "POST signin/oidc",
  "POST signout",
]);

const WRONG: Fault = {
  code: "UNAUTHORIZED",
  message: "E-mail or password is wrong. Check both; capital letters count in the password.",
};

const credentials = z.object({ email: z.string().max(200), password: z.string().max(200) });

/** Serves signing in and out below /api/auth, by next-auth. */
export function registerSignIn(
  app: FastifyInstance,
  door: Door,
  parts: SignInParts & { publicUrl: string | undefined },
): void {
  const originOf = (request: FastifyRequest) =>
    new URL(parts.publicUrl ?? `${request.protocol}://${request.host}`);

  app.route<{ Params: { "*": string } }>({
    method: ["GET", "POST"],
    url: "/api/auth/*",
    handler: async (request, reply) => {
      const path = request.params["*"];
      if (!CALLS.has(`${request.method} ${path}`)) {
        throw new FaultError({ code: "NOT_FOUND", message: "Sign in at /desk/sign-in." });
      }
      const tooMany = await door.limits.count("read", addressKey(request.ip));
      if (tooMany) throw new FaultError(tooMany);
      if (path === "callback/credentials" && !credentials.safeParse(request.body).success) {
        throw new FaultError({ code: "INVALID_INPUT", message: "Send `email`, `password` and `csrfToken`." });
      }
      // next-auth takes what is thrown in its callbacks for its own answer, and would tell it to the caller.
      let failure: unknown;
      const caught = async <T>(work: Promise<T>): Promise<T | undefined> =>
        work.catch((error: unknown) => {
          failure = error;
          return undefined;
        });
      const keeper = doorkeeper(door, request);
      const options = authOptions(
        parts,
        {
          byPassword: (email, password) => caught(keeper.byPassword(email, password)),
          byEmail: (email) => caught(keeper.byEmail(email)),
          signOut: (session) => caught(keeper.signOut(session)),
        },
        request.log,
      );
      const call = {
        steps: path.split("/"),
        origin: originOf(request),
        cookies: cookiesOf(request),
        options,
      };
      const answered = await askNextAuth(request, call);
      if (failure !== undefined) throw failure;
      return reply
        .code(answered.status)
        .headers(answered.headers)
        .header("cache-control", "no-store")
        .send(answered.content);
    },
  });
}

/** Asks whether the password is right, as often as an address may. */
function doorkeeper({ hotel, limits }: Door, request: FastifyRequest): Doorkeeper {
  const address = addressKey(request.ip);
  return {
    byPassword: async (given, password) => {
      const email = given.trim().toLowerCase();
      const refuse = async () => {
        const fault = await limits.signIns.refusal(email, address);
        if (fault) throw new FaultError(fault);
      };
      await refuse();
      const session = await hotel.signInByPassword({
        email,
        password,
        address: addressOf(request),
      });
      // Passwords sent at the same time passed the first look together.
      if (session) {
        await refuse();
        return session;
      }
      throw new FaultError((await limits.signIns.add(email, address)) ?? WRONG);
    },
    byEmail: (email) => hotel.signInByEmail({ email, address: addressOf(request) }),
    signOut: (session) => hotel.endSession(session),
  };
}
