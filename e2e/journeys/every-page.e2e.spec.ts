import { expectFaultless } from "../support/faultless";
import { expect, journey } from "../support/journey";
import { expectNothingHidden } from "../support/narrow";
import { NOT_SHOWN, pages } from "../support/pages";
import { routes } from "../support/routes";

journey("every page of the app is among those that are looked at here", () => {
  expect([...Object.keys(pages), ...NOT_SHOWN].sort()).toEqual(routes());
});

for (const [route, states] of Object.entries(pages)) {
  for (const [state, open] of Object.entries(states)) {
    journey(
      `${state} (${route}) is read with any sense, by day and night, and at twice the size`,
      { tag: "@phone" },
      async ({ page, system, isMobile }) => {
        await open(page, system);
        await expectFaultless(page);
        await expectNothingHidden(page, isMobile);
      },
    );
  }
}
