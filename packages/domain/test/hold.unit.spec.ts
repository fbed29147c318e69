import { decide, type Hold, nightsHeld, type Target } from "@roomstream/domain/availability/hold";
import { describe, expect, it } from "vitest";

const NOW = new Date("2026-11-22T10:00:00Z");
const stay = { roomTypeId: "DOUBLE", arrival: "2026-12-30", departure: "2027-01-02" };
const unknown: Hold = { status: "UNKNOWN", stayVersion: 0 };
const held: Hold = { status: "HELD", stayVersion: 1, stay };
const target = (own: Partial<Target> = {}): Target => ({ stayVersion: 1, stay, expiresAt: null, ...own });
const free = () => 1;
const unchanged = (hold: Hold) => ({ hold, take: [], giveBack: [], fullNights: [] });

describe("holding the nights of a stay", () => {
  it("given free nights, then each night but the day of departure is taken", () => {
    const decision = decide(unknown, target(), free, NOW);
    expect(decision.hold).toEqual(held);
    expect(decision.take.map(({ night }) => night)).toEqual(["2026-12-30", "2026-12-31", "2027-01-01"]);
  });

  it("given one night is full, then none is taken, and the guest is told which", () => {
    const left = ({ night }: { night: string }) => (night === "2026-12-31" ? 0 : 5);
    expect(decide(unknown, target(), left, NOW)).toEqual({
      hold: { status: "REJECTED", stayVersion: 1, reason: "SOLD_OUT" },
      take: [],
      giveBack: [],
      fullNights: ["2026-12-31"],
    });
  });

  it("given the time is over, then it is refused for that, even when rooms are free", () => {
    const late = decide(unknown, target({ expiresAt: new Date(NOW.getTime() - 1) }), free, NOW);
    expect(late.hold).toEqual({ status: "REJECTED", stayVersion: 1, reason: "TIMED_OUT" });
    expect(decide(unknown, target({ expiresAt: NOW }), free, NOW).hold.status).toBe("HELD");
  });

  it.each([
    held,
    { status: "REJECTED", stayVersion: 1, reason: "SOLD_OUT" },
    { status: "RELEASED", stayVersion: 2 },
  ] as Hold[])("given it is $status, when the same request comes again, then nothing changes", (hold) => {
    expect(decide(hold, target(), free, NOW)).toEqual(unchanged(hold));
  });
});

describe("giving nights back", () => {
  const cancelled = target({ stayVersion: 2, stay: null });

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
    expect(decide(tombstone, target(), free, NOW)).toEqual(unchanged(tombstone));
  });

  it("given it was refused, when the cancellation comes, then nothing is given back", () => {
    const rejected: Hold = { status: "REJECTED", stayVersion: 1, reason: "SOLD_OUT" };
    expect(decide(rejected, cancelled, free, NOW).giveBack).toEqual([]);
  });
});

describe("a newer version of a stay", () => {
  it("given a later departure, then only the new nights are asked for and taken", () => {
    const longer = { ...stay, departure: "2027-01-03" };
    const asked: string[] = [];
    const left = ({ night }: { night: string }) => {
      asked.push(night);
      return 1;
    };
    const decision = decide(held, target({ stayVersion: 2, stay: longer }), left, NOW);
    expect(asked).toEqual(["2027-01-02"]);
    expect(decision.take.map(({ night }) => night)).toEqual(["2027-01-02"]);
    expect(decision.giveBack).toEqual([]);
  });

  it("given another room type, then its nights are taken and the old ones given back", () => {
    const other = { ...stay, roomTypeId: "SUITE" };
    const decision = decide(held, target({ stayVersion: 2, stay: other }), free, NOW);
    expect(decision.take).toEqual(nightsHeld(other));
    expect(decision.giveBack).toEqual(nightsHeld(stay));
  });
});
