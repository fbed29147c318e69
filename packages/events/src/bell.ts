/** Wakes one waiting loop; a ring while nobody waits is kept for the next wait. */
export class Bell {
  private rang = false;
  private wake: (() => void) | undefined;

  ring(): void {
    this.rang = true;
    this.wake?.();
  }

  /** Resolves at the next ring, or after `ms`; says whether it rang. */
  async rung(ms: number): Promise<boolean> {
    if (!this.rang) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.wake = undefined;
    }
    const rang = this.rang;
    this.rang = false;
    return rang;
  }
}
