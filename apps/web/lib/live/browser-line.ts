import { createTRPCClient, httpSubscriptionLink } from "@trpc/client";
import type { AppRouter } from "../../server/trpc/router";
import { openSharedLine } from "./shared-line";

let opened: ReturnType<typeof openSharedLine> | undefined;

/** This browser's line; made when the first page watches something. */
export function browserLine() {
  opened ??= open();
  return opened;
}

function open() {
  const client = createTRPCClient<AppRouter>({ links: [httpSubscriptionLink({ url: "/api/trpc" })] });
  const line = openSharedLine({
    subscribe: (input, told) => client.live.subscribe.subscribe(input, told),
    // Types say that it is always there; browsers leave it out on pages without TLS.
    locks: "locks" in navigator ? navigator.locks : undefined,
    openChannel: () => new BroadcastChannel("roomstream.live"),
    isVisible: () => document.visibilityState === "visible",
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") line.wake();
  });
  window.addEventListener("online", () => line.wake());
  window.addEventListener("offline", () => line.goOffline());
  window.addEventListener("pagehide", () => line.leave());
  window.addEventListener("pageshow", ({ persisted }) => persisted && line.comeBack());
  return line;
}
