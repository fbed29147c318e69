import type { AddressInfo } from "node:net";
import { refuse } from "@roomstream/domain/shared/result";
import { createTRPCClient, httpBatchLink, httpLink, TRPCClientError } from "@trpc/client";
import { afterEach, describe, expect, it } from "vitest";
import type { GatewayParts } from "../server/gateway";
import type { AppRouter } from "../server/trpc/router";
import { fakeGateway, fakeHotel, offer, order, reservation } from "./fakes";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

async function serve(parts: Partial<GatewayParts> = {}) {
  const app = await fakeGateway(parts);
  await app.listen({ port: 0, host: "127.0.0.1" });
  closing.push(() => app.close());
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/trpc`;
  const client = (headers: Record<string, string> = {}) =>
    createTRPCClient<AppRouter>({ links: [httpLink({ url, headers })] });
  return { app, url, client, api: client() };
}
const idempotencyKey = "0199a5b0-0000-7000-8000-00000000000a";

/** The problem that a call is refused with. */
async function problemOfCall(call: Promise<unknown>) {
  const error = await call.then(
    () => undefined,
    (refused: unknown) => refused,
  );
  if (!(error instanceof TRPCClientError)) throw new Error("the call was not refused");
  return (error as TRPCClientError<AppRouter>).data?.problem;
}

describe("the pages' API", () => {
  it("answers what the domain says", async () => {
    const { api } = await serve();
    expect((await api.hotels.list.query()).items[0]?.slug).toBe("casa-do-mirante");
    expect((await api.hotels.get.query({ slug: "casa-do-mirante" })).name).toBe("Casa do Mirante");
    expect((await api.hotels.byId.query({ propertyId: "PROP-001" })).name).toBe("Casa do Mirante");
    expect(await api.hotels.weekends.query({ propertyId: "PROP-001" })).toEqual({ items: [] });
    const stay = { arrival: "2026-12-01", departure: "2026-12-03", adults: 2, children: 0 };
    expect(await api.hotels.offers.query({ propertyId: "PROP-001", ...stay })).toEqual({ offers: [offer] });
    expect(await api.reservations.create.mutate({ idempotencyKey, reservation: order })).toEqual(reservation);
    const { confirmationNumber } = reservation;
    expect(await api.reservations.get.query({ confirmationNumber, lastName: "LOVELACE" })).toEqual(
      reservation,
    );
  });

  it("answers many calls at once", async () => {
    const { url } = await serve();
    const api = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url })] });
    const [list, missing] = await Promise.allSettled([
      api.hotels.list.query(),
      api.hotels.get.query({ slug: "nowhere" }),
    ]);
    expect(list.status).toBe("fulfilled");
    expect(missing.status).toBe("rejected");
  });

  it("gives each refusal as its problem document", async () => {
    const hotel = fakeHotel({
      createReservation: async () => refuse("PRICE_CHANGED", "It costs more now.", { offer }),
    });
    const { api } = await serve({ hotel });
    expect(
      await problemOfCall(api.reservations.create.mutate({ idempotencyKey, reservation: order })),
    ).toMatchObject({
      code: "PRICE_CHANGED",
      status: 409,
      detail: "It costs more now.",
      offer,
    });
    expect(await problemOfCall(api.hotels.get.query({ slug: "nowhere" }))).toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await problemOfCall(api.hotels.byId.query({ propertyId: "PROP-999" }))).toMatchObject({
      code: "NOT_FOUND",
    });
    const { confirmationNumber } = reservation;
    expect(
      await problemOfCall(api.reservations.get.query({ confirmationNumber, lastName: "Babbage" })),
    ).toMatchObject({ code: "NOT_FOUND", status: 404 });
  });

  it("says where the input is wrong", async () => {
    const { api } = await serve();
    const wrong = { ...order, guest: { ...order.guest, email: "ada" } };
    expect(
      await problemOfCall(api.reservations.create.mutate({ idempotencyKey, reservation: wrong })),
    ).toMatchObject({
      code: "INVALID_INPUT",
      status: 422,
      errors: [{ path: "reservation.guest.email" }],
    });
  });

  it("answers a refusal with its status", async () => {
    const { app } = await serve();
    const missing = await app.inject({
      url: `/api/trpc/hotels.get?input=${encodeURIComponent('{"slug":"x"}')}`,
    });
    expect(missing.statusCode).toBe(404);
    expect((await app.inject({ url: "/api/trpc/hotels.nothing" })).statusCode).toBe(404);
    expect((await app.inject({ url: "/api/trpc/hotels.get?input=%7B" })).statusCode).toBe(400);
    expect((await app.inject({ url: "/api/trpc/reservations.create" })).statusCode).toBe(405);
  });

  it("refuses bodies as everywhere", async () => {
    const { app } = await serve();
    const post = (payload: string, type = "application/json") =>
      app.inject({
        method: "POST",
        url: "/api/trpc/reservations.create",
        headers: { "content-type": type },
        payload,
      });
    expect((await post("{")).statusCode).toBe(400);
    expect((await post(`{"a":${"[".repeat(60_000)}`)).statusCode).toBe(400);
    expect((await post('{"__proto__":{}}')).statusCode).toBe(400);
    expect((await post("a=1", "application/x-www-form-urlencoded")).statusCode).toBe(415);
    expect((await post(JSON.stringify("x".repeat(300_000)))).statusCode).toBe(413);
  });

  it("keeps operations for keys with the scope", async () => {
    const { api, client } = await serve();
    expect(await problemOfCall(api.operations.promises.query())).toMatchObject({
      code: "UNAUTHORIZED",
      status: 401,
    });
    const reader = client({ authorization: "Bearer read-only" });
    expect(await problemOfCall(reader.operations.promises.query())).toMatchObject({ code: "FORBIDDEN" });
    const demo = client({ authorization: "Bearer all" });
    expect(await demo.operations.promises.query()).toEqual({ items: [] });
  });

  it("counts each call of a batch, and refuses batches without end", async () => {
    const { app } = await serve({ limits: { read: 2 } });
    const names = (count: number) => Array(count).fill("hotels.list").join(",");
    const answers = (await app.inject({ url: `/api/trpc/${names(3)}?batch=1` })).json() as object[];
    expect(answers.filter((answer) => "error" in answer)).not.toHaveLength(0);
    expect((await app.inject({ url: `/api/trpc/${names(30)}?batch=1` })).statusCode).toBe(400);
  });

  it("tells nothing of the inside when it breaks, and writes wait for the bus", async () => {
    const hotel = fakeHotel({ listProperties: () => Promise.reject(new Error("column secret")) });
    const { app, api } = await serve({ hotel, busAlive: () => false });
    const broken = await app.inject({ url: "/api/trpc/hotels.list" });
    expect(broken.statusCode).toBe(500);
    expect(broken.body).not.toContain("secret");
    expect(
      await problemOfCall(api.reservations.create.mutate({ idempotencyKey, reservation: order })),
    ).toMatchObject({
      code: "UNAVAILABLE",
      status: 503,
    });
  });
});
