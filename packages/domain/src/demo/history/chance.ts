/** Draws that are the same for the same seed. */
export type Chance = {
  /** In [0, 1). */
  fraction(): number;
  /** One of some things, each as often as its weight says. */
  oneOf<T>(weighed: readonly (readonly [T, number])[]): T;
};

/** The generator mulberry32, begun with a text. */
export function chanceOf(seed: string): Chance {
  let state = [...seed].reduce(
    (hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193),
    0x811c9dc5,
  );
  const fraction = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    fraction,
    oneOf(weighed) {
      let left = fraction() * weighed.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [thing, weight] of weighed) {
        left -= weight;
        if (left < 0) return thing;
      }
      const last = weighed.at(-1);
      if (!last) throw new Error("there is nothing to draw from");
      return last[0];
    },
  };
}
