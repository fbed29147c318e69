import { addStaff } from "@roomstream/domain/property/add-staff";
import { newPassword } from "@roomstream/domain/property/contract";
import { findProperty, listProperties } from "@roomstream/domain/property/queries/find-property";
import { knownEmails } from "@roomstream/domain/property/queries/known-emails";
import { openHotel } from "@roomstream/domain/set-up/open-hotel";
import type { Context } from "@roomstream/domain/shared/context";
import { errorForLog } from "@roomstream/domain/shared/error-for-log";
import { openContext } from "@roomstream/domain/shared/open-context";
import { readEnvironment } from "@roomstream/environment/environment";
import pino from "pino";
import { askPassword } from "./admin/ask-password";
import { type Options, readOptions, USAGE } from "./admin/options";
import { readHotel } from "./admin/read-hotel";

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

/** npm runs scripts in the folder of the repository; files are named from where the person stands. */
const options = readOptions(process.argv.slice(2), process.env.INIT_CWD ?? process.cwd());
if ("problem" in options) {
  complain(`${options.problem}\n\n${USAGE}`);
  process.exitCode = 2;
} else {
  const log = pino(
    { name: "admin", level: "warn", serializers: { err: errorForLog } },
    pino.destination(process.stderr.fd),
  );
  const opened = openContext(readEnvironment(process.env), log, "admin");
  process.exitCode = await create(opened.ctx, options)
    .catch((error: unknown) => {
      complain(error instanceof Error ? error.message : String(error));
      return 1;
    })
    .finally(() => opened.close());
}

/** Makes the administrator, and first the hotel where a file has it; everything is looked at before anything is made. */
async function create(ctx: Context, { email, name, hotel, hotelFile }: Options): Promise<number> {
  if ((await knownEmails({ ctx, emails: [email] })).size > 0) {
    complain(`${email} is known already. Whoever has it signs in, or takes another e-mail for this.`);
    return 1;
  }
  const known = await findProperty({ ctx, propertyId: hotel });
  const file = hotelFile === undefined ? undefined : await readHotel(hotelFile);
  if (file && file.propertyId !== hotel) {
    complain(`The file is of ${file.propertyId}, and --hotel says ${hotel}. Make them the same.`);
    return 1;
  }
  if (file && known) {
    complain(`${known.name} (${hotel}) is there already. Leave out --hotel-file to make its administrator.`);
    return 1;
  }
  if (!file && !known) {
    const ids = (await listProperties({ ctx, listedOnly: false })).map(({ propertyId }) => propertyId);
    complain(
      `There is no hotel ${hotel}${ids.length > 0 ? `, but ${ids.join(", ")}` : ""}. Open one with --hotel-file.`,
    );
    return 1;
  }
  const password = await askPassword("A password of at least 12 characters, or Enter for a one-time one: ");
  const checked = newPassword.safeParse(password);
  if (password !== undefined && !checked.success) {
    complain(`The password ${checked.error.issues[0]?.message}.`);
    return 1;
  }
  if (file) {
    await openHotel({ ctx, file });
    say(`  ${file.name} (${hotel}) is open.`);
  }
  const added = await addStaff({
    ctx,
    by: { kind: "system", part: "admin command" },
    propertyId: hotel,
    member: { email, name, roles: ["ADMIN"] },
    ...(password === undefined ? {} : { ownPassword: password }),
  });
  if (!added.ok) throw new Error(added.refusal.message);
  say(`  ${name} administers ${hotel} and signs in at /desk with ${email}.`);
  if (password === undefined) say(`  The one-time password, shown this once: ${added.value.password}`);
  return 0;
}
