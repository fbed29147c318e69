import { open } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { parse } from "csv-parse";
import type { PastStay, Profile, Reject, Selection } from "./past-stay";

/** What a file holds of what was selected; rows that were not selected are in neither. */
export type FileContent = { rows: number; stays: PastStay[]; rejects: Reject[] };

const GZIP = Buffer.from([0x1f, 0x8b]);

/**
 * Reads a CSV file, gzipped or not, as a stream: only what is selected stays in memory.
 * Throws when the file is not one of the profile's kind.
 */
export async function readFile(args: {
  file: string;
  profile: Profile;
  selection: Selection;
}): Promise<FileContent> {
  const { file, profile, selection } = args;
  const content: FileContent = { rows: 0, stays: [], rejects: [] };
  const handle = await open(file);
  try {
    const start = Buffer.alloc(GZIP.length);
    await handle.read(start, 0, start.length, 0);
    const csv = parse({
      bom: true,
      columns: (header: string[]) => checkedHeader(header, profile),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
    const take = async (records: AsyncIterable<Line>) => {
      for await (const { record, info } of records) {
        content.rows += 1;
        const reading = profile.read(record, info.lines, selection);
        if (reading === null) continue;
        if ("stay" in reading) content.stays.push(reading.stay);
        else content.rejects.push(reading.reject);
      }
    };
    const bytes = handle.createReadStream({ start: 0, autoClose: false });
    await (start.equals(GZIP) ? pipeline(bytes, createGunzip(), csv, take) : pipeline(bytes, csv, take));
  } finally {
    await handle.close();
  }
  if (content.rows === 0) throw new Error("The file is empty.");
  return content;
}

type Line = { record: Record<string, string>; info: { lines: number } };

function checkedHeader(header: string[], profile: Profile): string[] {
  const missing = profile.columns.filter((column) => !header.includes(column));
  if (missing.length > 0) {
    throw new Error(`The file is not one of ${profile.name}: it has no column ${missing.join(", ")}.`);
  }
  return header;
}
