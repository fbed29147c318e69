import { overviewInput } from "@roomstream/domain/analytics/contract";
import { mayReadNames } from "../desk";
import { propertyId } from "../inputs";
import { atHotel, router, unwrap } from "./procedure";

const reading = atHotel("figures:read", { limit: "read", writes: false });

/** What the managers' page shows. */
export const figures = router({
  /** The hotel as of now, or as it was known at a moment that is over. One call for the page. */
  overview: reading.input(overviewInput.extend({ propertyId })).query(async ({ ctx, input }) =>
    unwrap(
      await ctx.door.hotel.figures.overview({
        ...input,
        names: mayReadNames(ctx.caller, input.propertyId),
      }),
    ),
  ),
});
