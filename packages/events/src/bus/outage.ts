import type { Log } from "@roomstream/db/log";

/** Says once that something is away and once that it is back, however often it was tried in between. */
export class Outage {
  private since: number | undefined;

  constructor(
    private readonly log: Log,
    private readonly fields: object,
    private readonly what: string,
  ) {}

  failed(error: unknown): void {
    if (this.since !== undefined) return;
    this.since = performance.now();
    this.log.warn({ ...this.fields, err: error }, `${this.what} failed; trying again until it works`);
  }

  get isOn(): boolean {
    return this.since !== undefined;
  }

  over(): void {
    if (this.since === undefined) return;
    const ms = Math.round(performance.now() - this.since);
    this.since = undefined;
    this.log.info({ ...this.fields, ms }, `${this.what} works again`);
  }
}
