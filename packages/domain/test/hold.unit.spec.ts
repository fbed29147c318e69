import {
  decide,
  type Hold,
  nightsHeld,
  nightsHeldBy,
  type Target,
} from "@roomstream/domain/availability/hold";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const NOW = new Date("2026-11-22T10:00:00Z");
const stay = { roomTypeId: "DOUBLE", arrival: "2026-12-30", departure: "2027-01-02" };
const longer = { ...stay, departure: "2027-01-03" };
const suite = { ...stay, roomTypeId: "SUITE" };
const unknown: Hold = { status: "UNKNOWN", stayVersion: 0 };
const held: Hold = { status: "HELD", stayVersion: 1, stay, proposal: null };
const requested = (own: Partial<Target & { kind: "REQUESTED" }> = {}): Target => ({
  kind: "REQUESTED",
  stayVersion: 1,
  stay,
  expiresAt: null,
  ...own,
});
const proposedAs = (own: Partial<Target & { kind: "PROPOSED" }> = {}): Target => ({
  kind: "PROPOSED",
  stayVersion: 2,
  stay: longer,
  inForce: stay,
  expiresAt: null,
  ...own,
});
const inForce = (stayVersion: number, of = stay): Target => ({ kind: "IN_FORCE", stayVersion, stay: of });
const nothing = (stayVersion: number): Target => ({ kind: "NOTHING", stayVersion });
const free = () => 1;
const full = () => 0;
const unchanged = (hold: Hold) => ({ hold, take: [], giveBack: [], fullNights: [] });

describe("holding the nights of a stay", () => {
  it("given free nights, then each night but the day of departure is taken", () => {
    const decision = decide(unknown, requested(), free, NOW);
    expect(decision.hold).toEqual(held);
    expect(decision.take.map(({ night }) => night)).toEqual(["2026-12-30", "2026-12-31", "2027-01-01"]);
  });

  it("given one night is full, then none is taken, and the guest is told which", () => {
    const left = ({ night }: { night: string }) => (night === "2026-12-31" ? 0 : 5);
    expect(decide(unknown, requested(), left, NOW)).toEqual({
      hold: { status: "REJECTED", stayVersion: 1, reason: "SOLD_OUT" },
      take: [],
      giveBack: [],
      fullNights: ["2026-12-31"],
    });
  });

  it("given the time is over, then it is refused for that, even when rooms are free", () => {
    const late = decide(unknown, requested({ expiresAt: new Date(NOW.getTime() - 1) }), free, NOW);
    expect(late.hold).toEqual({ status: "REJECTED", stayVersion: 1, reason: "TIMED_OUT" });
    expect(decide(unknown, requested({ expiresAt: NOW }), free, NOW).hold.status).toBe("HELD");
  });

  it.each([
    held,
    { status: "REJECTED", stayVersion: 1, reason: "SOLD_OUT" },
    { status: "RELEASED", stayVersion: 2 },
  ] as Hold[])("given it is $status, when the same request comes again, then nothing changes", (hold) => {
    expect(decide(hold, requested(), free, NOW)).toEqual(unchanged(hold));
  });
});

describe("giving nights back", () => {
  const cancelled = nothing(2);

  it("given nights are held, when the reservation is cancelled, then all are given back", () => {
    expect(decide(held, cancelled, free, NOW)).toEqual({
      hold: { status: "RELEASED", stayVersion: 2 },
      take: [],
      giveBack: nightsHeld(stay),
      fullNights: [],
    });
  });

  it("given nothing was heard yet, when the cancellation comes first, then its tombstone refuses the request that follows", () => {
    const tombstone = decide(unknown, cancelled, free, NOW).hold;
    expect(tombstone).toEqual({ status: "RELEASED", stayVersion: 2 });
    expect(decide(tombstone, requested(), free, NOW)).toEqual(unchanged(tombstone));
  });

  it("given it was refused, when the cancellation comes, then nothing is given back", () => {
    const rejected: Hold = { status: "REJECTED", stayVersion: 1, reason: "SOLD_OUT" };
    expect(decide(rejected, cancelled, free, NOW).giveBack).toEqual([]);
  });
});

describe("a proposal beside the stay in force", () => {
  const later = (nights: string[]) => nights.map((night) => ({ roomTypeId: "DOUBLE", night }));

  it("given a later departure, then only the new night is asked for and taken, and the stay in force stays held", () => {
    const asked: string[] = [];
    const left = ({ night }: { night: string }) => {
      asked.push(night);
      return 1;
    };
    const decision = decide(held, proposedAs(), left, NOW);
    expect(asked).toEqual(["2027-01-02"]);
    expect(decision.take).toEqual(later(["2027-01-02"]));
    expect(decision.giveBack).toEqual([]);
    expect(decision.hold).toEqual({
      status: "HELD",
      stayVersion: 2,
      stay,
      proposal: { stay: longer, refused: null },
    });
    expect(nightsHeldBy(decision.hold)).toEqual(nightsHeld(longer));
  });

  it("given another room type, then the nights of both are held, and those of the first given back once it has force", () => {
    const both = decide(held, proposedAs({ stay: suite }), free, NOW);
    expect(both.take).toEqual(nightsHeld(suite));
    expect(both.giveBack).toEqual([]);
    const then = decide(both.hold, inForce(2, suite), full, NOW);
    expect(then).toEqual({
      hold: { status: "HELD", stayVersion: 2, stay: suite, proposal: null },
      take: [],
      giveBack: nightsHeld(stay),
      fullNights: [],
    });
  });

  it("given a shorter stay, then nothing more is needed and nothing given back before it has force", () => {
    const shorter = { ...stay, departure: "2026-12-31" };
    const decision = decide(held, proposedAs({ stay: shorter }), full, NOW);
    expect([decision.take, decision.giveBack]).toEqual([[], []]);
    expect(decide(decision.hold, inForce(2, shorter), full, NOW).giveBack).toEqual(
      later(["2026-12-31", "2027-01-01"]),
    );
  });

  it.each([
    ["SOLD_OUT", full, null, ["2027-01-02"]],
    ["TIMED_OUT", free, new Date(NOW.getTime() - 1), []],
  ] as const)(
    "given it is refused for %s, then none of it is held and the stay in force stays held",
    (refused, left, expiresAt, fullNights) => {
      expect(decide(held, proposedAs({ expiresAt }), left, NOW)).toEqual({
        hold: { status: "HELD", stayVersion: 2, stay, proposal: { stay: longer, refused } },
        take: [],
        giveBack: [],
        fullNights,
      });
    },
  );

  it("when it is taken back, then what was held for it is given back, however often that comes", () => {
    const both = decide(held, proposedAs(), free, NOW).hold;
    const back = decide(both, inForce(3), full, NOW);
    expect(back.giveBack).toEqual(later(["2027-01-02"]));
    expect(back.hold).toEqual({ ...held, stayVersion: 3 });
    expect(decide(back.hold, inForce(3), full, NOW)).toEqual(unchanged(back.hold));
    expect(decide(back.hold, proposedAs(), free, NOW)).toEqual(unchanged(back.hold));
  });

  it("when the stay is cancelled with it, then the nights of both are given back", () => {
    const both = decide(held, proposedAs({ stay: suite }), free, NOW).hold;
    expect(decide(both, nothing(3), free, NOW)).toMatchObject({
      hold: { status: "RELEASED", stayVersion: 3 },
      giveBack: [...nightsHeld(stay), ...nightsHeld(suite)],
    });
  });

  it("given the next proposal is heard before the last took force, then it is held beside the stay that has force by then", () => {
    const both = decide(held, proposedAs(), free, NOW).hold;
    const next = decide(both, proposedAs({ stayVersion: 3, stay: suite, inForce: longer }), free, NOW);
    expect(next.take).toEqual(nightsHeld(suite));
    expect(next.giveBack).toEqual([]);
    expect(decide(next.hold, inForce(2, longer), free, NOW)).toEqual(unchanged(next.hold));
    expect(decide(next.hold, inForce(3, suite), free, NOW).giveBack).toEqual(nightsHeld(longer));
  });

  it("given the guest left early, then the nights after the stay that was lived are given back", () => {
    const lived = { ...stay, departure: "2027-01-01" };
    expect(decide(held, inForce(2, lived), full, NOW).giveBack).toEqual(later(["2027-01-01"]));
  });

  it("given a life of proposals, in any order and with repeats, then it ends at the newest version", () => {
    const life: Target[] = [
      requested(),
      proposedAs(),
      inForce(2, longer),
      proposedAs({ stayVersion: 3, stay: suite, inForce: longer }),
      inForce(4, longer),
    ];
    const order = fc
      .shuffledSubarray(life, { minLength: life.length })
      .chain((drawn) =>
        fc.array(fc.constantFrom(...life), { maxLength: 6 }).map((again) => [...drawn, ...again]),
      );
    fc.assert(
      fc.property(order, (targets) => {
        const nights = new Set<string>();
        let hold: Hold = unknown;
        for (const target of targets) {
          const decision = decide(hold, target, free, NOW);
          for (const { roomTypeId, night } of decision.giveBack)
            expect(nights.delete(`${roomTypeId} ${night}`)).toBe(true);
          for (const { roomTypeId, night } of decision.take) nights.add(`${roomTypeId} ${night}`);
          ({ hold } = decision);
        }
        expect(hold).toEqual({ status: "HELD", stayVersion: 4, stay: longer, proposal: null });
        expect([...nights].toSorted()).toEqual(
          nightsHeld(longer)
            .map((n) => `${n.roomTypeId} ${n.night}`)
            .toSorted(),
        );
      }),
    );
  });
});
