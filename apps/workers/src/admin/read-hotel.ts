import { readFile } from "node:fs/promises";
import { type HotelFile, hotelFile } from "@roomstream/domain/set-up/hotel-file";

/** Reads a hotel from its file; throws with each place that is wrong. */
export async function readHotel(file: string): Promise<HotelFile> {
  const read = hotelFile.safeParse(JSON.parse(await readFile(file, "utf8")));
  if (read.success) return read.data;
  const places = read.error.issues.map(
    ({ path, message }) => `  ${path.join(".") || "the file"}: ${message}`,
  );
  throw new Error(`${file} cannot be used:\n${places.join("\n")}`);
}
