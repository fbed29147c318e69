export type Lead = {
  /** Takes the lead from a tab that does not answer. */
  take(): void;
  leave(): void;
};

const NAME = "roomstream.live";

/**
 * Makes one of a browser's tabs the leader, by a lock that the browser gives on when a tab is closed or crashes. `begin` is
 * called with the lead and returns what to do when it is lost.
 */
export function seekLead(locks: LockManager, begin: () => () => void): Lead {
  let release: (() => void) | undefined;
  let queued = new AbortController();
  let left = false;

  const hold = async () => {
    const end = begin();
    // Another tab that takes the lead rejects the request, and this with it.
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    end();
  };
  const queue = async (options: LockOptions) => {
    let end: (() => void) | undefined;
    try {
      await locks.request(NAME, options, async () => {
        if (left) return;
        end = begin();
        await new Promise<void>((resolve) => {
          release = resolve;
        });
      });
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== "AbortError") throw error;
    } finally {
      release = undefined;
      end?.();
    }
  };
  void hold;
  return {
    take: () => {
      if (release) return;
      queued.abort();
      queued = new AbortController();
      void queue({ steal: true });
    },
    leave: () => {
      left = true;
      queued.abort();
      release?.();
    },
  };
}
