import { Gauge, type Registry } from "prom-client";

const MOST_OF_AN_ADDRESS = 100;
const MOST = 5_000;

/** How many connections are held open, of all and of each address: they cost memory for as long as they last. */
export type Places = {
  /** Takes a place; returns the function that gives it back, or undefined when there is none left. */
  take(address: string): (() => void) | undefined;
  taken(): number;
};

export function openPlaces(): Places {
  const taken = new Map<string, number>();
  let all = 0;
  return {
    taken: () => all,
    take: (address) => {
      const others = taken.get(address) ?? 0;
      if (others >= MOST_OF_AN_ADDRESS || all >= MOST) return undefined;
      taken.set(address, others + 1);
      all++;
      let given = false;
      return () => {
        if (given) return;
        given = true;
        all--;
        const left = (taken.get(address) ?? 1) - 1;
        if (left === 0) taken.delete(address);
        else taken.set(address, left);
      };
    },
  };
}

/** Measures how many connections are held open. */
export function measureConnections(registry: Registry, places: Pick<Places, "taken">): void {
  new Gauge({
    name: "roomstream_live_connections",
    help: "Streams and live lines that are open",
    registers: [registry],
    collect() {
      this.set(places.taken());
    },
  });
}
