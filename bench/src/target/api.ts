import { randomUUID } from "node:crypto";
import { Pool } from "undici";
import { z } from "zod";
import type { Order } from "../load/orders";
import type { Answer } from "../load/sample";

/** The gateway of the measured system, over connections that are kept open. */
export type Api = {
  get(path: string): Promise<unknown>;
  book(order: Order): Promise<Answer>;
  close(): Promise<void>;
};

const CONNECTIONS = 256;
const reservation = z.looseObject({ reservationId: z.string() });
const problem = z.looseObject({ code: z.string() });

export function openApi(url: string, apiKey: string): Api {
  const pool = new Pool(url, { connections: CONNECTIONS, pipelining: 1 });
  const authorization = `Bearer ${apiKey}`;
  return {
    async get(path) {
      const { statusCode, body } = await pool.request({ path, method: "GET", headers: { authorization } });
      const text = await body.text();
      if (statusCode !== 200) throw new Error(`GET ${path} answered ${statusCode}: ${text.slice(0, 500)}`);
      return JSON.parse(text);
    },
    async book(order) {
      try {
        const { statusCode, body } = await pool.request({
          path: "/api/v1/reservations",
          method: "POST",
          headers: { authorization, "content-type": "application/json", "idempotency-key": randomUUID() },
          body: JSON.stringify(order),
        });
        const answer: unknown = await body.json();
        if (statusCode === 201) return { reservationId: reservation.parse(answer).reservationId };
        return { refused: problem.safeParse(answer).data?.code ?? `HTTP ${statusCode}` };
      } catch (error) {
        // A connection that broke is an answer too: it is counted, and the load goes on.
        return { refused: error instanceof Error ? error.message : String(error) };
      }
    },
    close: () => pool.close(),
  };
}
