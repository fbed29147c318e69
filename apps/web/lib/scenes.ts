/** What is drawn, in which widths it was rendered, and what a picture shows by day and by night. */
export interface Drawing {
  name: string;
  widths: readonly number[];
  ratio: readonly [number, number];
  day: string;
  night: string;
}

const scene = (name: string, day: string, night: string): Drawing => ({
  name,
  widths: [640, 960, 1600],
  ratio: [1600, 1000],
  day,
  night,
});

const room = (name: string, shows: string): Drawing => ({
  name: `room-${name}`,
  widths: [400, 800],
  ratio: [800, 600],
  day: shows,
  night: `${shows}, at night`,
});

const detail = (name: string, width: number, height: number, day: string, night: string): Drawing => ({
  name,
  widths: [width, width * 2],
  ratio: [width, height],
  day,
  night,
});

const houses: Record<string, Drawing> = {
  "casa-do-mirante": scene(
    "casa-do-mirante",
    "Four tiled houses on a hill over the roofs of Lisbon, the sun setting behind the bridge",
    "Four tiled houses on a hill over Lisbon at night, their windows lit",
  ),
  "heron-lake-lodge": scene(
    "heron-lake-lodge",
    "A cedar lodge across a still lake, a heron on a rock in front",
    "The lodge across the lake by moonlight",
  ),
  "kawabe-no-yado": scene(
    "kawabe-no-yado",
    "A timber inn by a river, a persimmon tree in front of the pale sun",
    "A timber inn by a river at night, lanterns lit, a persimmon tree in front",
  ),
};

const rooms: Record<string, Drawing> = {
  "classic-double": room("classic", "A double bed between blue tiles, a tall window with shutters"),
  attic: room("attic", "A bed under the beams of the roof, one window over the town"),
  "mirante-double": room("mirante", "Three arched doors over the roofs and the river"),
  family: room("family", "A wide bed, and through an open door two small ones under a window"),
  suite: room("suite", "A bath in the corner, tall doors to the balcony, the river on two sides"),
  "lake-room": room("lake", "A seat in a wide window on the lake, a heron on its rock outside"),
  "lodge-king": room("lodge", "A wide bed beside a stone hearth, the porch and the lake behind"),
  "cedar-cabin": room("cabin", "A log cabin among spruces, a path down to its dock on the lake"),
  "family-lodge": room("family-lodge", "Two bunks, a long table laid for eight, the lake in the window"),
  "river-room": room("river", "Paper screens open on the river, a low table set for tea"),
  "garden-room": room(
    "garden",
    "A bed on the mats, a round window on the moss garden and its persimmon tree",
  ),
  "annex-suite": room("annex", "A kettle over the hearth in the floor, a cypress bath open to the river"),
};

/** The scene of a house; houses that came from elsewhere have none. */
export const houseScene = (slug: string): Drawing | undefined => houses[slug];

/** The drawing of a room type; the house is named because two houses may use one word. */
export const roomScene = (slug: string): Drawing | undefined => rooms[slug];

export const details = {
  square: detail(
    "casa-do-mirante-square",
    480,
    411,
    "A tram waits in the square below the houses, a cat on the wall",
    "The square below the houses at night",
  ),
  lookout: detail(
    "casa-do-mirante-lookout",
    190,
    330,
    "The lookout on the roof",
    "The lookout on the roof, lit",
  ),
  rock: detail(
    "heron-lake-lodge-rock",
    680,
    460,
    "The heron on its rock, the far shore in mist",
    "The heron on its rock by moonlight",
  ),
  persimmons: detail(
    "kawabe-no-yado-persimmons",
    310,
    620,
    "Persimmons on bare branches before the pale sun",
    "Persimmons before the moon",
  ),
  lanterns: detail(
    "kawabe-no-yado-lanterns",
    440,
    396,
    "Lanterns along the eaves, their light on the water",
    "Lanterns along the eaves at night",
  ),
};
