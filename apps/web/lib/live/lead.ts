export type Lead = {
  /** Takes the lead from a tab that does not answer. */
  take(): void;
  leave(): void;
};

const NAME = "roomstream.live";

/**
 * Makes one of a browser's tabs the leader, by a lock that the browser passes on when a tab is closed or crashes. `begin` is
 * called with the lead, and returns what to do when it is lost.
 */
export function seekLead(locks: LockManager, begin: () => () => void): Lead {
  let waiting = new AbortController();
  let release: (() => void) | undefined;
  let left = false;

  const request = async (options: LockOptions): Promise<void> => {
    let end: (() => void) | undefined;
    try {
      await locks.request(NAME, options, () => {
        if (left) return;
        end = begin();
        return new Promise<void>((resolve) => {
          release = resolve;
        });
      });
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "AbortError")) throw error;
    }
    if (!end) return;
    release = undefined;
    end();
    // Another tab took the lead: this one stands in line again.
    if (!left) wait();
  };
  const wait = () => {
    waiting = new AbortController();
    void request({ signal: waiting.signal });
  };

  wait();
  return {
    take: () => {
      if (release || left) return;
      waiting.abort();
      void request({ steal: true });
    },
    leave: () => {
      left = true;
      waiting.abort();
      release?.();
    },
  };
}
