import type { Context } from "@roomstream/domain/shared/context";

export type Clockwork = { close(): Promise<void> };

/** Runs `work` again and again, `ms` after its last end; a failure is told and tried again at the next turn. */
export function every(ctx: Context, ms: number, name: string, work: () => Promise<unknown>): Clockwork {
  let closing = false;
  let timer: NodeJS.Timeout | undefined;
  let turn: Promise<void> = Promise.resolve();
  const next = () => {
    if (closing) return;
    timer = setTimeout(() => {
      turn = work()
        .then(() => undefined)
        .catch((error: unknown) =>
          ctx.log.warn({ err: error, name }, "failed; it is tried again at its next turn"),
        )
        .finally(next);
    }, ms);
  };
  next();
  return {
    async close() {
      closing = true;
      clearTimeout(timer);
      await turn;
    },
  };
}
