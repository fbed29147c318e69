import { openCalendar } from "../availability/open-calendar";
import { ALL_PERMISSIONS } from "../property/contract";
import { listProperties } from "../property/queries/find-property";
import { registerApiKey } from "../property/register-api-key";
import { registerHotel } from "../property/register-hotel";
import { setRates } from "../rates/set-rates";
import type { Context } from "../shared/context";
import { addDays, businessDateAt, nightsOf } from "../shared/stay";
import { casaDoMirante } from "./casa-do-mirante";
import { writeDemoFile } from "./demo-file";
import type { DemoHotel } from "./demo-hotel";
import { demoPrices } from "./demo-prices";
import { heronLakeLodge } from "./heron-lake-lodge";
import { kawabeNoYado } from "./kawabe-no-yado";

export const DEMO_HOTELS = [casaDoMirante, heronLakeLodge, kawabeNoYado];
/** Demo hotels sell this many days ahead. */
export const DAYS_AHEAD = 500;
const ACTOR = "demo";
export const DEMO_SCOPES: string[] = ALL_PERMISSIONS;

/**
 * Seeds the demo hotels and the demo key into an empty database, and writes `demo.json` into the data folder.
 * Returns false, and does nothing, when there are hotels already. A hotel sells from its business date on, or the nights that `sells`
 * says.
 */
export async function seedDemo(args: {
  ctx: Context;
  url: string;
  dataDir: string;
  sells?: (businessDate: string) => Nights;
}): Promise<boolean> {
  const { ctx, url, dataDir, sells } = args;
  if ((await listProperties({ ctx, listedOnly: false })).length > 0) return false;
  const apiKey = `rs_${ctx.random.bytes(24).toString("base64url")}`;
  await registerApiKey({ ctx, key: apiKey, name: "demo", scopes: DEMO_SCOPES, rateLimited: false });
  await writeDemoFile(dataDir, { url, apiKey, logins: [] });
  for (const demo of DEMO_HOTELS) await seedHotel(ctx, demo, sells);
  return true;
}

/** The first night that is sold, and the first that is not. */
export type Nights = { from: string; until: string };

const fromToday = (businessDate: string): Nights => ({
  from: businessDate,
  until: addDays(businessDate, DAYS_AHEAD),
});

/** The hotel itself is written last: what is listed is on sale. */
export async function seedHotel(ctx: Context, demo: DemoHotel, sells = fromToday): Promise<void> {
  const { hotel } = demo;
  const { from: arrival, until: departure } = sells(businessDateAt(ctx.clock.now(), hotel.timeZone));
  const nights = nightsOf({ arrival, departure });
  await openCalendar({
    ctx,
    property: hotel,
    actor: ACTOR,
    openings: hotel.roomTypes.map((type) => ({
      roomTypeId: type.roomTypeId,
      arrival,
      departure,
      physical: type.rooms.length,
      sellLimit: type.rooms.length,
    })),
  });
  await setRates({
    ctx,
    property: hotel,
    actor: ACTOR,
    plans: demo.plans,
    types: hotel.roomTypes.map((type) => ({
      roomTypeId: type.roomTypeId,
      prices: demoPrices(demo, type.roomTypeId, nights),
    })),
  });
  await registerHotel({ ctx, hotel: { ...hotel, sellableUntil: departure }, actor: ACTOR });
}
