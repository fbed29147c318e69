export type BreakerState = "closed" | "open" | "half-open";

/** How many failures in a row open a breaker, and for how long. */
export const BREAKER_FAILURES = 10;
export const BREAKER_OPEN_MS = 30_000;

/**
 * A circuit breaker: ten failures in a row open it, and it lets nothing through for 30 s; then one attempt decides
 * whether it closes or opens again. It pauses work and refuses none.
 *
 *   closed --10 failures--> open --30 s--> half-open --success--> closed
 *                             ^----------- failure ------+
 */
export class Breaker {
  private failures = 0;
  private openUntil = 0;
  private probing = false;

  constructor(
    private readonly now: () => number,
    /** Told of each change of its state, in order. */
    private readonly changed: (state: BreakerState) => void = () => undefined,
  ) {}

  state(): BreakerState {
    if (this.failures < BREAKER_FAILURES) return "closed";
    return this.now() < this.openUntil ? "open" : "half-open";
  }

  /** How long to wait before the next attempt; 0 lets the caller through. */
  waitMs(): number {
    switch (this.state()) {
      case "closed":
        return 0;
      case "open":
        return this.openUntil - this.now();
      case "half-open": {
        if (this.probing) return 100;
        this.probing = true;
        this.changed("half-open");
        return 0;
      }
    }
  }

  succeeded(): void {
    const closes = this.failures >= BREAKER_FAILURES;
    this.failures = 0;
    this.probing = false;
    if (closes) this.changed("closed");
  }

  failed(): void {
    this.failures += 1;
    this.probing = false;
    if (this.failures < BREAKER_FAILURES) return;
    const opens = this.now() >= this.openUntil;
    this.openUntil = this.now() + BREAKER_OPEN_MS;
    if (opens) this.changed("open");
  }

  /** The attempt that was let through ended without telling anything. */
  abandoned(): void {
    this.probing = false;
  }
}
