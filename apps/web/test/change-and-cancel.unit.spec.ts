import type { ChangeInput } from "@roomstream/domain/reservations/contract";
import { accept, refuse } from "@roomstream/domain/shared/result";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Hotel } from "../server/hotel";
import { openLogger } from "../server/http/logger";
import { problem } from "../server/http/problem";
import { routes } from "../server/rest/table";
import { fakeGateway, fakeHotel, KEYS, LINK_KEY, reservation } from "./fakes";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function gateway(hotel: Partial<Hotel> = {}, parts: Parameters<typeof fakeGateway>[0] = {}) {
  const app = await fakeGateway({ hotel: fakeHotel(hotel), ...parts });
  closing.push(() => app.close());
  return app;
}
const one = `/api/v1/reservations/${reservation.confirmationNumber}`;
const NAME = "?lastName=Lovelace";
const payload: ChangeInput = {
  departure: "2026-12-04",
  expectedTotal: { amount: 39_900, currency: "EUR" },
};
const asKey = { authorization: "Bearer all" };

describe("every answer fits the schema that OpenAPI shows", () => {
  it.each([
    ["changeReservation", { method: "PATCH", url: `${one}${NAME}`, payload }, 202],
    [
      "changeReservation",
      { method: "PATCH", url: `${one}${NAME}&preview=true`, payload: { adults: 1 } },
      200,
    ],
    ["cancelReservation", { method: "POST", url: `${one}/cancel${NAME}` }, 200],
    ["cancelReservation", { method: "POST", url: `${one}/cancel${NAME}&preview=true` }, 200],
    [
      "cancelReservation",
      { method: "POST", url: `${one}/cancel`, headers: asKey, payload: { reason: "HOTEL" } },
      200,
    ],
  ] as const)("%s, given %o: %i", async (operationId, request, status) => {
    const app = await gateway();
    const answer = await app.inject(request);
    expect(answer.statusCode, answer.body).toBe(status);
    const schema = routes.find((route) => route.operationId === operationId)?.answers[status]?.schema;
    expect(schema?.parse(answer.json())).toEqual(answer.json());
  });
});

describe("changing and cancelling", () => {
  it("given ?preview=true, then nothing is done", async () => {
    const changeReservation = vi.fn(async () => accept(reservation));
    const cancelReservation = vi.fn(fakeHotel().cancelReservation);
    const app = await gateway({ changeReservation, cancelReservation });
    await app.inject({ method: "PATCH", url: `${one}${NAME}&preview=true`, payload });
    await app.inject({ method: "POST", url: `${one}/cancel${NAME}&preview=true` });
    expect([changeReservation.mock.calls, cancelReservation.mock.calls]).toEqual([[], []]);
    await app.inject({ method: "PATCH", url: `${one}${NAME}&preview=false`, payload });
    await app.inject({ method: "POST", url: `${one}/cancel${NAME}` });
    expect([changeReservation.mock.calls.length, cancelReservation.mock.calls.length]).toEqual([1, 1]);
  });

  it("given a client that names a type of the body that it does not send, then that is no mistake of the guest's", async () => {
    const app = await gateway();
    const headers = { "content-type": "application/json" };
    const answer = await app.inject({ method: "POST", url: `${one}/cancel${NAME}`, headers });
    expect(answer.statusCode).toBe(200);
    expect((await app.inject({ method: "PATCH", url: `${one}${NAME}`, headers })).statusCode).toBe(400);
  });

  it.each([
    ["nothing", "", 401],
    ["a wrong name", "?lastName=Byron", 404],
    ["the right name", NAME, 200],
    ["the key of the link", `?key=${LINK_KEY}`, 200],
    ["another key", `?key=${"B".repeat(43)}`, 404],
    ["what is no key", "?key=short", 422],
    ["the right name and another key", `${NAME}&key=${"B".repeat(43)}`, 404],
    ["the key and a wrong name", `?lastName=Byron&key=${LINK_KEY}`, 404],
  ])(
    "given a guest sends %s, then a look-up and a cancellation answer the same way",
    async (_, query, status) => {
      const app = await gateway();
      expect((await app.inject({ url: `${one}${query}` })).statusCode).toBe(status);
      expect((await app.inject({ method: "POST", url: `${one}/cancel${query}` })).statusCode).toBe(status);
    },
  );

  it("given wrong keys of links, then they are counted like wrong names", async () => {
    const app = await gateway();
    const guess = () => app.inject({ url: `${one}?key=${"B".repeat(43)}` });
    const answers: number[] = [];
    for (let nth = 0; nth < 12; nth += 1) answers.push((await guess()).statusCode);
    expect(answers.at(-1)).toBe(429);
  });

  it("given a guest says that the hotel cancels, then it is refused; the hotel's own key may say so", async () => {
    const cancelReservation = vi.fn(fakeHotel().cancelReservation);
    const app = await gateway({ cancelReservation });
    const asHotel = { method: "POST", payload: { reason: "HOTEL" } } as const;
    expect((await app.inject({ ...asHotel, url: `${one}/cancel${NAME}` })).statusCode).toBe(403);
    expect((await app.inject({ ...asHotel, url: `${one}/cancel${NAME}&preview=true` })).statusCode).toBe(403);
    expect((await app.inject({ ...asHotel, url: `${one}/cancel`, headers: asKey })).statusCode).toBe(200);
    expect(cancelReservation).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({
        reason: "HOTEL",
        by: { kind: "key", apiKeyId: KEYS.all?.apiKeyId, name: "demo" },
      }),
    );
  });

  it("given the fee is another than the guest agreed to, then it is 409 with what cancelling does now", async () => {
    const preview = await fakeHotel().previewCancellation({
      confirmationNumber: reservation.confirmationNumber,
      reason: "GUEST",
    });
    if (!preview.ok) throw new Error("no preview");
    const cancelReservation = vi.fn<Hotel["cancelReservation"]>(async () =>
      refuse("FEE_CHANGED", "Another fee.", { cancellation: preview.value }),
    );
    const app = await gateway({ cancelReservation });
    const expectedFee = { amount: 0, currency: "EUR" };
    const rest = await app.inject({ method: "POST", url: `${one}/cancel${NAME}`, payload: { expectedFee } });
    expect(rest.statusCode).toBe(409);
    expect(problem.parse(rest.json())).toMatchObject({ code: "FEE_CHANGED", cancellation: preview.value });
    const trpc = await app.inject({
      method: "POST",
      url: "/api/trpc/reservations.cancel",
      payload: { confirmationNumber: reservation.confirmationNumber, lastName: "Lovelace", expectedFee },
    });
    expect(trpc.statusCode).toBe(409);
    expect(trpc.json()).toMatchObject({ error: { data: { problem: { cancellation: preview.value } } } });
    const asked = expect.objectContaining({ expectedFee });
    expect(cancelReservation.mock.calls).toEqual([[asked], [asked]]);
  });

  it("given a key without the scope, then it is refused", async () => {
    const app = await gateway();
    const headers = { authorization: "Bearer read-only" };
    expect((await app.inject({ method: "PATCH", url: one, headers, payload })).statusCode).toBe(403);
    expect((await app.inject({ method: "POST", url: `${one}/cancel`, headers })).statusCode).toBe(403);
  });

  it("given fields that nobody knows, then they are named", async () => {
    const app = await gateway();
    const answer = await app.inject({
      method: "PATCH",
      url: `${one}${NAME}`,
      payload: { ratePlanId: "FLEX" },
    });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code: "INVALID_INPUT", errors: [{ path: "ratePlanId" }] });
  });

  it("keeps the key of the link out of the log", async () => {
    const lines: string[] = [];
    const logger = openLogger("trace", { write: (line: string) => void lines.push(line) });
    const app = await gateway({}, { logger });
    await app.inject({ method: "POST", url: `${one}/cancel?key=${LINK_KEY}` });
    await app.inject({ url: `${one}?key=${LINK_KEY}` });
    expect(lines.join("")).not.toContain(LINK_KEY);
    expect(lines.length).toBeGreaterThan(0);
  });
});
