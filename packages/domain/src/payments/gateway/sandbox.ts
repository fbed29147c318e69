import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import type { Random } from "../../shared/context";
import type { Outcome } from "../payment";
import type { Gateway, GatewayRequest } from "./port";

type Authorization = GatewayRequest & { kind: "AUTHORIZE" };
type Movement = Exclude<GatewayRequest, Authorization>;

const SLOW_MS = 5_000;
const REFUSALS: Record<string, string> = {
  tok_declined: "card_declined",
  tok_insufficient_funds: "insufficient_funds",
};
const ACCEPTED = new Set(["tok_visa", "tok_slow", "tok_timeout", "tok_flaky"]);

/**
 * The sandbox gateway: a bank with books of its own (schema `sandbox_gateway`, on its own connections), which commits before it
 * answers, as a bank does. Its tokens stand for what cards do; see DESIGN: tok_slow answers after 5 s, tok_timeout books the charge
 * and loses the first answer, tok_flaky fails twice.
 */
export function openSandboxGateway(pool: pg.Pool, random: Random, slowMs = SLOW_MS): Gateway {
  return {
    async send(request, signal) {
      if (request.kind !== "AUTHORIZE") return move(pool, request);
      const calls = await countCall(pool, request);
      if (request.token === "tok_flaky" && calls <= 2) throw new Error("503 from the gateway");
      if (request.token === "tok_slow") await sleep(slowMs, undefined, { signal });
      const outcome = await authorize(pool, request, random);
      if (request.token === "tok_timeout" && calls === 1) await lostAnswer(signal);
      return outcome;
    },
    async lookUp(key) {
      const { rows } = await pool.query<{ answer: Outcome | null }>({
        name: "sandbox-look-up",
        text: "SELECT answer FROM sandbox_gateway.request WHERE idempotency_key = $1",
        values: [key],
      });
      return rows[0]?.answer ?? undefined;
    },
  };
}

/** Never answers: it ends when the caller gives up. */
const lostAnswer = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const giveUp = () => reject(signal.reason);
    if (signal.aborted) giveUp();
    signal.addEventListener("abort", giveUp, { once: true });
  });

/** Notes that a key arrived, and how often it has. */
async function countCall(pool: pg.Pool, { key, kind, amount }: GatewayRequest): Promise<number> {
  const { rows } = await pool.query<{ calls: number }>({
    name: "sandbox-call",
    text: `INSERT INTO sandbox_gateway.request AS known (idempotency_key, kind, amount) VALUES ($1, $2, $3)
      ON CONFLICT (idempotency_key) DO UPDATE SET calls = known.calls + 1 RETURNING calls`,
    values: [key, kind, amount],
  });
  return rows[0]?.calls ?? 1;
}

/** Books a charge and its answer together, unless the key has been answered before. */
async function authorize(pool: pg.Pool, request: Authorization, random: Random): Promise<Outcome> {
  const outcome: Outcome = ACCEPTED.has(request.token)
    ? { ok: true, chargeId: random.uuid() }
    : { ok: false, reason: REFUSALS[request.token] ?? "unknown_token" };
  const { rows } = await pool.query<{ answer: Outcome }>({
    name: "sandbox-authorize",
    text: `WITH answered AS (
        UPDATE sandbox_gateway.request SET answer = $2::json, charge_id = $3
        WHERE idempotency_key = $1 AND answer IS NULL RETURNING answer),
      charged AS (
        INSERT INTO sandbox_gateway.charge (charge_id, token, currency, authorized, reference)
        SELECT $3::uuid, $4, $5, $6, $7 FROM answered WHERE $3::uuid IS NOT NULL)
      SELECT answer FROM answered
      UNION ALL
      SELECT answer FROM sandbox_gateway.request WHERE idempotency_key = $1 AND answer IS NOT NULL
      LIMIT 1`,
    values: [
      request.key,
      JSON.stringify(outcome),
      outcome.ok ? outcome.chargeId : null,
      request.token,
      request.currency,
      request.amount,
      request.reference,
    ],
  });
  const [answered] = rows;
  if (!answered) throw new Error(`the gateway is still working on ${request.key}`);
  return answered.answer;
}

const MOVES = {
  CAPTURE: { column: "captured", fits: "captured + voided + $3 <= authorized" },
  VOID: { column: "voided", fits: "captured + voided + $3 <= authorized" },
  REFUND: { column: "refunded", fits: "refunded + $3 <= captured" },
} as const;

/** Moves money of a charge and keeps the answer with its key; the same key again moves nothing and gets the same answer. */
async function move(pool: pg.Pool, { kind, key, chargeId, amount }: Movement): Promise<Outcome> {
  const { column, fits } = MOVES[kind];
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const fresh = await client.query({
      name: "sandbox-begin-move",
      text: `INSERT INTO sandbox_gateway.request (idempotency_key, kind, charge_id, amount) VALUES ($1, $2, $3, $4)
        ON CONFLICT (idempotency_key) DO NOTHING RETURNING idempotency_key`,
      values: [key, kind, chargeId, amount],
    });
    if (fresh.rows.length > 0) {
      await client.query({
        name: `sandbox-${column}`,
        text: `WITH moved AS (
            UPDATE sandbox_gateway.charge SET ${column} = ${column} + $3 WHERE charge_id = $2 AND ${fits} RETURNING charge_id)
          UPDATE sandbox_gateway.request SET answer = CASE WHEN EXISTS (SELECT FROM moved)
            THEN json_build_object('ok', true, 'chargeId', $2::text)
            ELSE json_build_object('ok', false, 'reason', 'amount_too_large') END
          WHERE idempotency_key = $1`,
        values: [key, chargeId, amount],
      });
    }
    const { rows } = await client.query<{ answer: Outcome }>({
      name: "sandbox-answer",
      text: "SELECT answer FROM sandbox_gateway.request WHERE idempotency_key = $1",
      values: [key],
    });
    await client.query("COMMIT");
    client.release();
    const [answered] = rows;
    if (!answered) throw new Error(`no answer to ${key}`);
    return answered.answer;
  } catch (error) {
    client.release(true);
    throw error;
  }
}
