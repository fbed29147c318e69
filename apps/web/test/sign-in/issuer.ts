import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What the issuer says of whoever comes: it lets everybody in. */
export type Person = { sub: string; email?: string; email_verified?: boolean };

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A house that vouches for people by OpenID Connect, with the code flow and PKCE, and knows one person at a time. */
export async function startIssuer(client: { clientId: string; clientSecret: string }) {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const codes = new Map<string, { challenge: string; nonce: string; redirectUri: string }>();
  let person: Person = { sub: "nobody" };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", issuer);
    const json = (body: object, status = 200) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    switch (url.pathname) {
      case "/.well-known/openid-configuration":
        return json({
          issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/keys`,
          response_types_supported: ["code"],
          subject_types_supported: ["public"],
          id_token_signing_alg_values_supported: ["RS256"],
        });
      case "/keys":
        return json({
          keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" }],
        });
      case "/authorize": {
        const code = randomUUID();
        const asked = (name: string) => url.searchParams.get(name) ?? "";
        codes.set(code, {
          challenge: asked("code_challenge"),
          nonce: asked("nonce"),
          redirectUri: asked("redirect_uri"),
        });
        const back = `${asked("redirect_uri")}?code=${code}&state=${encodeURIComponent(asked("state"))}`;
        return response.writeHead(302, { location: back }).end();
      }
      case "/token": {
        let text = "";
        for await (const chunk of request) text += chunk;
        const form = new URLSearchParams(text);
        const grant = codes.get(form.get("code") ?? "");
        codes.delete(form.get("code") ?? "");
        const basic = Buffer.from(`${client.clientId}:${client.clientSecret}`).toString("base64");
        const proof = createHash("sha256")
          .update(form.get("code_verifier") ?? "")
          .digest("base64url");
        if (!grant || request.headers.authorization !== `Basic ${basic}` || grant.challenge !== proof) {
          return json({ error: "invalid_grant" }, 400);
        }
        const now = Math.floor(Date.now() / 1_000);
        const claims = {
          ...person,
          iss: issuer,
          aud: client.clientId,
          iat: now,
          exp: now + 60,
          nonce: grant.nonce,
        };
        const body = `${base64({ alg: "RS256", kid: "1" })}.${base64(claims)}`;
        const idToken = `${body}.${sign("sha256", Buffer.from(body), privateKey).toString("base64url")}`;
        return json({ access_token: "unused", token_type: "Bearer", id_token: idToken, expires_in: 60 });
      }
      default:
        return json({ error: "not_found" }, 404);
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    vouchFor: (next: Person) => {
      person = next;
    },
    close: () => new Promise((closed) => server.close(closed)),
  };
}
