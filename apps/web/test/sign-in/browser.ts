import type { FastifyInstance, InjectOptions } from "fastify";

/** A browser at the gateway: keeps cookies, and says of what it sends that our own page made it do so. */
export function openBrowser(app: FastifyInstance, { ip = "192.0.2.1", host = "localhost" } = {}) {
  const cookies = new Map<string, string>();
  const ask = async (options: InjectOptions & { url: string }) => {
    const answer = await app.inject({
      remoteAddress: ip,
      ...options,
      headers: {
        host,
        "sec-fetch-site": "same-origin",
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...options.headers,
      },
    });
    for (const cookie of answer.cookies) {
      const isGone = cookie.value === "" || (cookie.expires && cookie.expires < new Date());
      if (isGone) cookies.delete(cookie.name);
      else cookies.set(cookie.name, encodeURIComponent(cookie.value));
    }
    return answer;
  };
  const get = (url: string, headers: Record<string, string> = {}) => ask({ method: "GET", url, headers });
  const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
    ask({ method: "POST", url, payload, headers });
  const withToken = async (url: string, body: object) =>
    post(url, { ...body, csrfToken: (await get("/api/auth/csrf")).json().csrfToken, json: "true" });
  return {
    cookies,
    get,
    post,
    signIn: (email: string, password: string, callbackUrl = "/desk") =>
      withToken("/api/auth/callback/credentials", { email, password, callbackUrl }),
    signInElsewhere: (callbackUrl = "/desk") => withToken("/api/auth/signin/oidc", { callbackUrl }),
    signOut: () => withToken("/api/auth/signout", {}),
    me: () => get("/api/trpc/staff.me"),
  };
}
