import { setTimeout as sleep } from "node:timers/promises";
import { complain, say } from "./say";

type Stoppable = { stop(): Promise<void>; kill?(): void };

/** npm passes on the signal that a terminal has already sent to the whole group: the two count as one. */
const SAME_KEYSTROKE_MS = 500;
/** How long a start that is stopped in the middle may take to notice. */
const START_PATIENCE_MS = 1_000;

/**
 * The end of everything that was started, in reverse order, when Ctrl-C, SIGTERM or a failure asks for it.
 * A second Ctrl-C kills what has not ended yet.
 */
export class Halt {
  readonly #parts: { name: string; part: Stoppable }[] = [];
  readonly #controller = new AbortController();
  #exitCode = 0;
  #askedAt = 0;

  constructor() {
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => this.#hear());
  }

  /** Aborts when the end is asked for. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Remembers what has to be stopped. */
  later(name: string, part: Stoppable): void {
    this.#parts.push({ name, part });
    this.signal.throwIfAborted();
  }

  ask(exitCode: number): void {
    if (this.signal.aborted) return;
    this.#askedAt = Date.now();
    this.#exitCode = exitCode;
    this.#controller.abort(new Error("Stopping"));
  }

  /** Waits for the end to be asked for, stops everything, and returns the exit code. */
  async end(started: Promise<void>): Promise<number> {
    if (!this.signal.aborted) {
      await new Promise((resolve) => this.signal.addEventListener("abort", resolve, { once: true }));
    }
    // A start that is still at work breaks when the database goes away beneath it, but may have more to stop by then.
    await Promise.race([started, sleep(START_PATIENCE_MS)]);
    await this.#stopAll();
    await Promise.race([started, sleep(START_PATIENCE_MS)]);
    await this.#stopAll();
    if (this.#exitCode === 0) say("  Everything is stopped.");
    return this.#exitCode;
  }

  async #stopAll(): Promise<void> {
    for (let last = this.#parts.at(-1); last; last = this.#parts.at(-1)) {
      const { name, part } = last;
      await part.stop().catch((error) => {
        complain(`  ${name} did not stop cleanly: ${error.message}`);
        this.#exitCode = 1;
      });
      this.#parts.splice(this.#parts.indexOf(last), 1);
    }
  }

  #hear(): void {
    if (!this.signal.aborted) {
      say("\n  Stopping …");
      this.ask(0);
    } else if (Date.now() - this.#askedAt > SAME_KEYSTROKE_MS) {
      for (const { part } of this.#parts) part.kill?.();
      process.exit(130);
    }
  }
}
