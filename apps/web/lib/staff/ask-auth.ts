/** What a sign-in said: where to go on, or in words why not. */
export type Asked = { to: string } | { refused: string };

const NO_ANSWER = "No answer came. Check your connection and try again.";

/** Asks the sign-in of the gateway, with the token that proves that a page of ours asks. */
export async function askAuth(
  path: "callback/credentials" | "signin/oidc" | "signout",
  body: Record<string, string>,
): Promise<Asked> {
  try {
    const { csrfToken } = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken?: string };
    const answer = await fetch(`/api/auth/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...body, csrfToken, json: "true" }),
    });
    const { url, detail } = (await answer.json()) as { url?: string; detail?: string };
    return answer.ok && url !== undefined ? { to: url } : { refused: detail ?? NO_ANSWER };
  } catch {
    // Whatever cut it off, all that helps is to try again.
    return { refused: NO_ANSWER };
  }
}
