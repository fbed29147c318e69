import type { BrowserContext, Page, Request } from "@playwright/test";

/** Counts the lines for live updates that the tabs of a browser hold. */
export function watchLiveLines(context: BrowserContext) {
  const open = new Map<Request, Page>();
  let most = 0;
  const ended = (request: Request) => open.delete(request);
  context.on("request", (request) => {
    if (!request.url().includes("/api/trpc/live.subscribe")) return;
    const page = request.frame().page();
    open.set(request, page);
    page.once("close", () => open.delete(request));
    most = Math.max(most, new Set(open.values()).size);
  });
  context.on("requestfinished", ended);
  context.on("requestfailed", ended);
  return {
    /** The tabs that hold one now, once for each line. */
    holders: (): Page[] => [...open.values()],
    /** How many tabs held one at the same moment, at most. */
    most: (): number => most,
  };
}
