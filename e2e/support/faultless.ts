import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** All that dark changes is colour: the rules that read colours. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/** axe finds nothing on the page as it stands, by day and by night; the state of the page is not touched in between. */
export async function expectFaultless(page: Page): Promise<void> {
  // A colour on its way from one theme to the other is none of the design's.
  await page.addStyleTag({ content: "*, *::before, *::after { transition: none !important; }" });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    // Our pages have no frames, whose findings would be put together in one more page each time.
    const axe = new AxeBuilder({ page }).setLegacyMode();
    if (colorScheme === "dark") axe.withRules(OF_COLOURS);
    const { violations } = await axe.analyze();
    expect(violations.map(shortOf), `${page.url()} in ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null });
}

const shortOf = ({ id, nodes }: { id: string; nodes: { target: unknown; failureSummary?: string }[] }) => ({
  id,
  at: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })),
});
