/** A room of the drawing, and how it is tonight. */
export type Window = { x: number; y: number; state: WindowState };
export type WindowState = "sold" | "complimentary" | "free" | "out-of-order";

type House = { x: number; ground: number; width: number; height: number; roof: "gable" | "hip" | "flat" };
export type Street = { width: number; height: number; houses: House[]; windows: Window[] };

export type Rooms = { physical: number; outOfOrder: number; sold: number; complimentary: number };

/** More windows than this say nothing to the eye. */
export const MOST_WINDOWS = 240;

const ACROSS = 13;
const UP = 15;
const EDGE = 4;
const GAP = 9;
const ROOF = 11;
/** The widths of the houses, again and again: the street of a hill. */
const WIDTHS = [4, 5, 4, 3];
const ROOFS = ["gable", "hip", "flat", "gable"] as const;

/**
 * A street with a window for each room. Which window stands for which state is by lot, always the same one, so that a room that
 * is sold lights one window and moves no other. Undefined where there are too many to be drawn, or none.
 */
export function drawStreet(rooms: Rooms): Street | undefined {
  const { physical } = rooms;
  if (physical < 1 || physical > MOST_WINDOWS) return undefined;
  const storeys = Math.max(2, Math.min(7, Math.round(Math.sqrt(physical / 2.6))));
  const states = statesOf(rooms);
  const houses: House[] = [];
  const windows: Window[] = [];
  let x = 1;
  for (let left = physical, nth = 0; left > 0; nth++) {
    const across = Math.min(WIDTHS[nth % WIDTHS.length] ?? 4, left);
    const up = Math.min(
      storeys + (nth % 4 === 3 ? 1 : nth % 4 === 0 ? -1 : 0) || 1,
      Math.ceil(left / across),
    );
    const here = Math.min(left, across * up);
    const ground = -(nth % 4) * 5;
    const width = across * ACROSS + EDGE;
    const height = up * UP + 6;
    houses.push({ x, ground, width, height, roof: ROOFS[nth % ROOFS.length] ?? "gable" });
    for (let one = 0; one < here; one++) {
      const column = one % across;
      const storey = Math.floor(one / across);
      windows.push({
        x: x + EDGE + column * ACROSS,
        y: ground - 15 - storey * UP,
        state: states[windows.length] ?? "free",
      });
    }
    left -= here;
    x += width + GAP;
  }
  const top = Math.min(...houses.map(({ ground, height }) => ground - height)) - ROOF - 2;
  const lift = -top;
  return {
    width: x - GAP + 2,
    height: lift + 2,
    houses: houses.map((house) => ({ ...house, ground: house.ground + lift })),
    windows: windows.map((window) => ({ ...window, y: window.y + lift })),
  };
}

/** Sold rooms are lit from one end of the lot, those out of order crossed from the other. */
function statesOf({ physical, outOfOrder, sold, complimentary }: Rooms): WindowState[] {
  const states = Array.from({ length: physical }, (): WindowState => "free");
  lot(physical).forEach((place, turn) => {
    if (turn < sold) states[place] = "sold";
    else if (turn < sold + complimentary) states[place] = "complimentary";
    else if (turn >= physical - outOfOrder) states[place] = "out-of-order";
  });
  return states;
}

/** The numbers below `count` in an order that looks like none, and is always the same: each fraction of it is spread over all. */
function lot(count: number): number[] {
  const golden = 0.618_033_988_75;
  return Array.from({ length: count }, (_, place) => place).toSorted(
    (a, b) => ((a * golden) % 1) - ((b * golden) % 1),
  );
}
