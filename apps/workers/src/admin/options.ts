import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { newStaff } from "@roomstream/domain/property/contract";

export const USAGE = `Makes an administrator of a hotel, and the hotel where it is not there yet.

  npm run admin -- create --email marta@hotel.example --name "Marta Vidal" --hotel CASA-1 [--hotel-file casa.json]

  --email       what the administrator signs in with
  --name        how colleagues see the administrator
  --hotel       the id of the hotel
  --hotel-file  a hotel to open first; docs/how-to/staff.md has one to begin with

The password is asked for, or read as the first line of what is piped in; without one a one-time password is made and shown.`;

export type Options = { email: string; name: string; hotel: string; hotelFile: string | undefined };

/** What the command was asked to do, or in words what is wrong with how it was asked. Files are named from `folder`. */
export function readOptions(parameters: string[], folder: string): Options | { problem: string } {
  try {
    const text = { type: "string" } as const;
    const { values, positionals } = parseArgs({
      args: parameters,
      allowPositionals: true,
      options: { email: text, name: text, hotel: text, "hotel-file": text },
    });
    if (positionals.join(" ") !== "create") return { problem: "Say what: create." };
    const { hotel, "hotel-file": hotelFile } = values;
    if (!hotel) return { problem: "--hotel must be the id of a hotel." };
    const member = newStaff.safeParse({ email: values.email, name: values.name, roles: ["ADMIN"] });
    if (!member.success) {
      const [field] = member.error.issues.map(({ path }) => String(path[0]));
      return { problem: `--${field} must be ${field === "email" ? "an e-mail address" : "a name"}.` };
    }
    const { email, name } = member.data;
    return { email, name, hotel, hotelFile: hotelFile && resolve(folder, hotelFile) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
