import { type Drawing, details } from "./scenes";

/** How a house is laid out on the first page: which details of its scene stand beside its words. */
export interface Figure {
  drawing: Drawing;
  caption?: string;
}

export const figures: Record<string, Figure[]> = {
  "casa-do-mirante": [
    { drawing: details.square, caption: "The 28 stops at the foot of our steps." },
    { drawing: details.lookout, caption: "The mirante." },
  ],
  "heron-lake-lodge": [{ drawing: details.rock }],
  "kawabe-no-yado": [
    { drawing: details.persimmons },
    { drawing: details.lanterns, caption: "The front, from the bridge." },
  ],
};

/** Which part of the wide scene its narrow window on the first page shows. */
export const windowAt: Record<string, string> = {
  "casa-do-mirante": "40%",
  "heron-lake-lodge": "53%",
  "kawabe-no-yado": "55%",
};
