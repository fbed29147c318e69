/** Whether what is shown is what is true: live, catching up, or cut off since then. */
export type Connection = { state: "live" } | { state: "catching-up" } | { state: "cut-off"; since: number };
