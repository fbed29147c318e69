import type { ApiKey } from "@roomstream/domain/property/queries/find-api-key";
import { describe, expect, it, vi } from "vitest";
import type { Hotel } from "../../server/hotel";
import { problem } from "../../server/http/problem";
import { fakeHotel } from "../fakes";
import { bearer, create, findApiKey, gateway, namesake, one } from "./calls";

describe("limits", () => {
  const least = { create: 2, lookup: 2, read: 2, badKey: 2, health: 2, wrongName: 100 };

  it("count by address, and say how long to wait", async () => {
    const app = await gateway({}, { limits: least });
    const codes: number[] = [];
    for (let n = 0; n < 3; n++) codes.push((await app.inject(create)).statusCode);
    expect(codes).toEqual([201, 201, 429]);
    const answer = await app.inject(create);
    expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
    expect(problem.parse(answer.json()).code).toBe("RATE_LIMITED");
    const elsewhere = await app.inject({ ...create, remoteAddress: "192.0.2.7" });
    expect(elsewhere.statusCode).toBe(201);
  });

  describe("of wrong last names for one reservation", () => {
    const unknown = "/api/v1/reservations/RSV-2026-AAAAAAAA";
    const guessing = async (hotel: Partial<Hotel> = {}) => {
      const app = await gateway(hotel, { limits: { wrongName: 3 } });
      const look = (lastName: string, host: number, url = one) =>
        app.inject({ url: `${url}?lastName=${lastName}`, remoteAddress: `192.0.2.${host}` });
      return { app, look };
    };
    const statuses = (answers: { statusCode: number }[]) => answers.map(({ statusCode }) => statusCode);

    it.each([
      ["known", one],
      ["unknown", unknown],
    ])("count from all addresses together, for a %s number", async (_name, url) => {
      const { look } = await guessing();
      const wrong: number[] = [];
      for (let host = 1; host < 4; host++) wrong.push((await look("X", host, url)).statusCode);
      expect(wrong).toEqual([404, 404, 404]);
      const answer = await look("X", 4, url);
      expect(answer.statusCode).toBe(429);
      expect(Number(answer.headers["retry-after"])).toBeGreaterThan(3_000);
      expect(problem.parse(answer.json()).code).toBe("RATE_LIMITED");
    });

    it("are not used up by right ones", async () => {
      const { look } = await guessing();
      for (let n = 0; n < 10; n++) expect((await look("Lovelace", 1)).statusCode).toBe(200);
      expect((await look("X", 1)).statusCode).toBe(404);
    });

    it("never lock the guest out", async () => {
      const { look } = await guessing();
      for (let n = 0; n < 5; n++) await look("X", 1);
      expect((await look("Lovelace", 2)).statusCode).toBe(200);
      expect((await look("Lovelace", 2)).statusCode).toBe(200);
    });

    it("tell who went past them nothing more, and ask the database nothing", async () => {
      const findReservation = vi.fn(fakeHotel().findReservation);
      const { look } = await guessing({ findReservation });
      for (let n = 0; n < 3; n++) await look("X", 1);
      findReservation.mockClear();
      expect((await look("Lovelace", 1)).statusCode).toBe(429);
      expect(findReservation).not.toHaveBeenCalled();
      expect((await look("X", 1, unknown)).statusCode).toBe(404);
    });

    it("hold for names that are sent at once", async () => {
      const { look } = await guessing();
      const names = [...Array<string>(20).fill("X"), "Lovelace"];
      const answers = await Promise.all(names.map((name) => look(name, 1)));
      expect(statuses(answers)).toEqual([404, 404, 404, ...Array<number>(18).fill(429)]);
    });

    it("end after an hour", async () => {
      vi.useFakeTimers({ toFake: ["performance"] });
      const { look } = await guessing();
      for (let n = 0; n < 4; n++) await look("X", 1);
      vi.advanceTimersByTime(3_600_001);
      const answer = await look("Lovelace", 1);
      vi.useRealTimers();
      expect(answer.statusCode).toBe(200);
    });
  });

  it("do not count keys that are not limited, and count others by key", async () => {
    const app = await gateway({}, { limits: least });
    for (let n = 0; n < 5; n++) {
      expect((await app.inject({ url: "/api/v1/properties", headers: bearer("all") })).statusCode).toBe(200);
    }
    const codes: number[] = [];
    for (let n = 0; n < 3; n++) {
      codes.push(
        (await app.inject({ url: one, headers: bearer("read-only"), remoteAddress: `192.0.2.${n}` }))
          .statusCode,
      );
    }
    expect(codes).toEqual([404, 404, 429]);
  });

  it("slow down who guesses keys", async () => {
    const app = await gateway({}, { limits: least });
    const codes: number[] = [];
    for (let n = 0; n < 3; n++) {
      codes.push((await app.inject({ url: "/api/v1/properties", headers: bearer(`guess-${n}`) })).statusCode);
    }
    expect(codes).toEqual([401, 401, 429]);
  });

  it("hold for keys that are guessed at once", async () => {
    const app = await gateway({}, { limits: least });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        app.inject({ url: "/api/v1/properties", headers: bearer(`guess-${n}`) }),
      ),
    );
    const codes = answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b);
    expect(codes).toEqual([401, 401, ...Array<number>(8).fill(429)]);
  });

  it("let no key in after too many bad ones, and do not even look for it", async () => {
    const asked = vi.fn(fakeHotel().findApiKey);
    const app = await gateway({ findApiKey: asked }, { limits: least });
    const show = (key: string, remoteAddress = "192.0.2.1") =>
      app.inject({ url: "/api/v1/properties", headers: bearer(key), remoteAddress });
    for (let n = 0; n < 2; n++) await show(`guess-${n}`);
    asked.mockClear();
    const answer = await show("all");
    expect(answer.statusCode).toBe(429);
    expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
    expect(asked).not.toHaveBeenCalled();
    expect((await show("all", "192.0.2.2")).statusCode).toBe(200);
    expect((await app.inject({ url: "/api/v1/properties", remoteAddress: "192.0.2.1" })).statusCode).toBe(
      200,
    );
  });

  it("count two keys of one name apart", async () => {
    const reader: ApiKey = { ...namesake, apiKeyId: "0199a5b0-0000-7000-8000-0000000000a5" };
    const app = await gateway(
      { findApiKey: async (key) => (key === "other" ? reader : findApiKey(key)) },
      { limits: least },
    );
    const statuses: number[] = [];
    for (const key of ["namesake", "namesake", "namesake", "other"]) {
      statuses.push((await app.inject({ url: "/api/v1/properties", headers: bearer(key) })).statusCode);
    }
    expect(statuses).toEqual([200, 200, 429, 200]);
  });

  it("believe a forwarded address only from trusted proxies and loopback", async () => {
    const app = await gateway({}, { limits: least, trustedProxies: ["198.51.100.0/24"] });
    const from = async (remoteAddress: string) => {
      const codes: number[] = [];
      for (let n = 0; n < 3; n++) {
        const headers = { ...create.headers, "x-forwarded-for": `203.0.113.${n}` };
        codes.push((await app.inject({ ...create, headers, remoteAddress })).statusCode);
      }
      return codes;
    };
    expect(await from("192.0.2.1")).toEqual([201, 201, 429]);
    expect(await from("198.51.100.9")).toEqual([201, 201, 201]);
    expect(await from("127.0.0.1")).toEqual([201, 201, 201]);
  });
});
