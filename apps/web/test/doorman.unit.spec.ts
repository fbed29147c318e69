import { silent } from "@roomstream/db/log";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openDoorman, type Visitor } from "../server/live/doorman";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function house() {
  let heard: (payloads: string[]) => void = () => undefined;
  const signals = {
    on: (_channel: string, listener: typeof heard) => {
      heard = listener;
      return () => undefined;
    },
  };
  const doorman = openDoorman({ signals, log: silent, everyMs: 15_000 });
  return {
    doorman,
    rolesChanged: (staffId: string) =>
      heard([JSON.stringify({ kind: "staff", id: staffId, propertyIds: [] }), "not json"]),
    signalsWereLost: () => heard([]),
    /** Someone comes in, and for as long as `may.be` may stay. */
    letIn: async (staffId: string | undefined, may: { be: boolean }) => {
      const visitor = {
        staffId,
        stillMay: vi.fn<Visitor["stillMay"]>(async () => may.be),
        showOut: vi.fn<Visitor["showOut"]>(),
      };
      const letGo = doorman.watch(visitor);
      await moment();
      visitor.stillMay.mockClear();
      return { ...visitor, letGo };
    },
  };
}
const moment = () => vi.advanceTimersByTimeAsync(0);

describe("who may no longer watch", () => {
  it("given that what they may do has changed, then they are shown out at once, and nobody else is asked", async () => {
    const { letIn, rolesChanged } = house();
    const may = { be: true };
    const rita = await letIn("rita", may);
    const ines = await letIn("ines", may);
    const guest = await letIn(undefined, may);
    may.be = false;
    rolesChanged("rita");
    await moment();
    expect(rita.showOut).toHaveBeenCalledOnce();
    for (const other of [ines, guest]) expect(other.stillMay).not.toHaveBeenCalled();
  });

  it("given nothing tells of it, then they are shown out a quarter of a minute later", async () => {
    const { letIn } = house();
    const may = { be: true };
    const [rita, guest] = [await letIn("rita", may), await letIn(undefined, may)];
    may.be = false;
    await vi.advanceTimersByTimeAsync(15_000);
    for (const visitor of [rita, guest]) expect(visitor.showOut).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(rita.showOut).toHaveBeenCalledOnce();
  });

  it("given signals were lost, then everybody is asked", async () => {
    const { letIn, signalsWereLost } = house();
    const may = { be: true };
    const rita = await letIn("rita", may);
    may.be = false;
    signalsWereLost();
    await moment();
    expect(rita.showOut).toHaveBeenCalledOnce();
  });

  it("given their roles changed while they were let in, then they do not stay", async () => {
    const { letIn } = house();
    expect((await letIn("rita", { be: false })).showOut).toHaveBeenCalledOnce();
  });

  it("given their roles change again while they are asked, then they are asked once more", async () => {
    const { letIn, rolesChanged } = house();
    const rita = await letIn("rita", { be: true });
    let answer: (may: boolean) => void = () => undefined;
    rita.stillMay.mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    rolesChanged("rita");
    rita.stillMay.mockImplementationOnce(async () => false);
    rolesChanged("rita");
    answer(true);
    await moment();
    expect(rita.showOut).toHaveBeenCalledOnce();
  });
});

describe("who may", () => {
  it("stays, also while nobody can be asked", async () => {
    const { letIn, rolesChanged } = house();
    const rita = await letIn("rita", { be: true });
    rita.stillMay.mockRejectedValueOnce(new Error("away"));
    rolesChanged("rita");
    await vi.advanceTimersByTimeAsync(15_000);
    expect(rita.stillMay).toHaveBeenCalledTimes(2);
    expect(rita.showOut).not.toHaveBeenCalled();
  });

  it("is asked no more once gone", async () => {
    const { letIn, rolesChanged } = house();
    const rita = await letIn("rita", { be: true });
    rita.letGo();
    rolesChanged("rita");
    await vi.advanceTimersByTimeAsync(15_000);
    expect(rita.stillMay).not.toHaveBeenCalled();
  });
});

it("asks of a few at a time, so that thousands who watch leave the database to the others", async () => {
  const { doorman } = house();
  let asked = 0;
  let most = 0;
  let all = 0;
  const stillMay = async () => {
    most = Math.max(most, ++asked);
    all++;
    await new Promise((resolve) => setTimeout(resolve, 1));
    asked--;
    return true;
  };
  for (let n = 0; n < 1_000; n++) doorman.watch({ staffId: undefined, stillMay, showOut: () => undefined });
  await vi.advanceTimersByTimeAsync(16_000);
  expect(all).toBe(1_000);
  expect(most).toBe(4);
});
