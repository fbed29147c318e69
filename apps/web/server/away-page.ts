import type { FastifyReply } from "fastify";

const RETRY_SECONDS = 5;

const HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${RETRY_SECONDS}">
<title>Back in a moment</title>
<style>
:root { color-scheme: light dark }
body { display: grid; place-content: center; min-height: 100vh; margin: 0; padding: 1.5rem; font: 1.125rem/1.6 system-ui, sans-serif; text-align: center }
h1 { margin: 0; font-size: 1.75rem }
p { max-width: 32rem }
</style>
</head>
<body>
<main>
<h1>Back in a moment</h1>
<p>The reservation desk cannot be reached just now. What is booked stays booked. This page tries again by itself.</p>
</main>
</body>
</html>
`;

/** Stands in for every page while the database is away, because no page can be true without it. */
export const sendAwayPage = (reply: FastifyReply): FastifyReply =>
  reply
    .code(503)
    .header("retry-after", String(RETRY_SECONDS))
    .header("cache-control", "no-store")
    .type("text/html; charset=utf-8")
    .send(HTML);
