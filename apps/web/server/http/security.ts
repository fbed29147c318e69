import { randomBytes } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { FaultError } from "./problem";

declare module "fastify" {
  interface FastifyRequest {
    /** The policy of this answer; pages put its nonce on their scripts. */
    contentSecurityPolicy: string;
  }
}

export type SecurityParts = {
  publicUrl: string | undefined;
  /** Pages in development evaluate code and are told of changes over a web socket. */
  dev: boolean;
};

const API_POLICY = "default-src 'none'; frame-ancestors 'none'";
export const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/** What pages may load: nothing from elsewhere, and of scripts within a page only those that carry the nonce. */
export const pagePolicy = (nonce: string, dev: boolean): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'${dev ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${dev ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

/** Sets the security headers of every answer, and refuses writes that another site makes a browser send. */
export function secure(app: FastifyInstance, { publicUrl, dev }: SecurityParts): void {
  const https = publicUrl?.startsWith("https:") ?? false;
  const publicHost = publicUrl === undefined ? undefined : new URL(publicUrl).host;
  app.decorateRequest("contentSecurityPolicy", "");
  app.addHook("onRequest", async (request, reply) => {
    request.contentSecurityPolicy = isApi(request.url)
      ? API_POLICY
      : pagePolicy(randomBytes(16).toString("base64"), dev);
    // On the raw answer, so that pages and streams, which write it themselves, have them too.
    const { raw } = reply;
    raw.setHeader("content-security-policy", request.contentSecurityPolicy);
    raw.setHeader("x-content-type-options", "nosniff");
    raw.setHeader("x-frame-options", "DENY");
    raw.setHeader("referrer-policy", "no-referrer");
    raw.setHeader("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    raw.setHeader("cross-origin-opener-policy", "same-origin");
    raw.setHeader("cross-origin-resource-policy", "same-origin");
    if (https) raw.setHeader("strict-transport-security", "max-age=31536000; includeSubDomains");
    if (!SAFE_METHODS.has(request.method) && isCrossSite(request, publicHost)) {
      throw new FaultError({
        code: "FORBIDDEN",
        message: "Other sites may not make a browser write here; call from a server, with an API key.",
      });
    }
  });
}

/** Whether an address is a call of the API; the reference of the calls is a page. */
export const isApi = (url: string): boolean =>
  /^\/api(?:[/?]|$)/.test(url) && !/^\/api\/docs(?:[/?]|$)/.test(url);

/** Whether a browser says that a page of ours made it send this; what it says comes from elsewhere was refused before. */
export function isSameOrigin(request: FastifyRequest): boolean {
  const { origin, "sec-fetch-site": site } = request.headers;
  return site === "same-origin" || origin !== undefined;
}

/** Whether a browser says that another origin made it send this; other clients say nothing of it. */
function isCrossSite(request: FastifyRequest, publicHost: string | undefined): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return true;
  const { origin, host } = request.headers;
  if (origin === undefined) return false;
  if (!URL.canParse(origin)) return true;
  const from = new URL(origin).host;
  return from !== host && from !== publicHost;
}
