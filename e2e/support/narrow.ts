import { expect, type Page } from "@playwright/test";

/** Half of a desk's screen is what 200 % leaves of it; 320 is the narrowest phone. */
const NARROW = { desktop: { width: 640, height: 450 }, phone: { width: 320, height: 640 } };

/** Enlarged to 200 %, the page scrolls one way only, and all that it says and offers is within it. */
export async function expectNothingHidden(page: Page, isPhone: boolean): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize(isPhone ? NARROW.phone : NARROW.desktop);
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth - innerWidth), {
      message: `${page.url()} scrolls sideways`,
      timeout: 3_000,
    })
    .toBeLessThanOrEqual(0);
  expect(await page.evaluate(cutOff), `${page.url()} cuts off`).toEqual([]);
  if (before) await page.setViewportSize(before);
}

/** Runs in the page: what stands, wholly or in part, where nobody can bring it into view. */
function cutOff(): string[] {
  const scrolls = (style: CSSStyleDeclaration) => /auto|scroll/.test(style.overflowX);
  const clips = (style: CSSStyleDeclaration) => /hidden|clip/.test(style.overflowX);
  const says = (element: Element) =>
    element.matches("a[href], button, input, select, textarea, summary") ||
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
  const isOutOf = (rect: DOMRect, left: number, right: number) =>
    rect.left < left - 1 || rect.right > right + 1;

  return [...document.body.querySelectorAll("*")].flatMap((element) => {
    const rect = element.getBoundingClientRect();
    // What is for screen readers only has no size or is off the screen on purpose; what is shortened says so by its dots.
    const isUnseen = rect.width <= 1 || rect.height <= 1 || rect.right <= 0;
    if (
      !says(element) ||
      isUnseen ||
      !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    )
      return [];
    for (let at: Element | null = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (scrolls(style) || style.textOverflow === "ellipsis" || style.clipPath !== "none") return [];
      const box = at.getBoundingClientRect();
      if (at !== element && clips(style) && isOutOf(rect, box.left, box.right)) {
        return [`${element.tagName} "${element.textContent?.trim().slice(0, 40)}" is cut by ${at.className}`];
      }
    }
    return isOutOf(rect, 0, innerWidth)
      ? [
          `${element.tagName} "${element.textContent?.trim().slice(0, 40)}" from ${rect.left} to ${rect.right}`,
        ]
      : [];
  });
}
