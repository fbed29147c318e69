import type { IncomingMessage, ServerResponse } from "node:http";
import type { FastifyInstance, RouteHandlerMethod } from "fastify";
import next from "next";
import { sendAwayPage } from "./away-page";

/** The pages: Next.js, which answers everything that is not below /api. */
export type Pages = {
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  close(): Promise<void>;
};

/** Prepares Next for the app in `dir`; `dev` compiles pages as they are asked for. */
export async function openPages(dir: string, dev: boolean): Promise<Pages> {
  const app = next({ dir, dev, quiet: true });
  await app.prepare();
  return { handle: app.getRequestHandler(), close: () => app.close() };
}

/** Tells the pages where the gateway is; whatever a visitor sends under this name is replaced. */
export const ORIGIN_HEADER = "x-roomstream-origin";

type PagesParts = {
  pages: Pages;
  /** Where the pages find this server. */
  origin(): string;
  databaseAlive(): boolean;
};

/** Hands everything that no route takes to the pages. */
export function servePages(app: FastifyInstance, { pages, origin, databaseAlive }: PagesParts): void {
  app.register(async (scope) => {
    // The pages read bodies themselves.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", (_request, _payload, done) => done(null));
    const toPages: RouteHandlerMethod = async (request, reply) => {
      const { headers } = request.raw;
      // What the pages are made of (scripts, styles, pictures) needs no database.
      if (!databaseAlive() && headers.accept?.includes("text/html")) return sendAwayPage(reply);
      headers["content-security-policy"] = request.contentSecurityPolicy;
      headers[ORIGIN_HEADER] = origin();
      // One address, the visitor's: what server components send back over loopback is believed.
      headers["x-forwarded-for"] = request.ip;
      headers["x-forwarded-host"] = request.host;
      headers["x-forwarded-proto"] = request.protocol;
      reply.hijack();
      await pages.handle(request.raw, reply.raw);
      return reply;
    };
    scope.all("/*", toPages);
    // The reference is a page among the calls that it tells of.
    scope.get("/api/docs", toPages);
    scope.get("/api/docs/*", toPages);
  });
}
