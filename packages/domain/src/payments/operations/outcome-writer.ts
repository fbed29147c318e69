import type { Context } from "../../shared/context";
import { type Answered, recordOutcomes } from "./record-outcomes";

type Waiting = { answered: Answered; done: () => void; failed: (error: unknown) => void };

/** Commits outcomes together while one commit is under way, so that many answers cost few transactions. */
export class OutcomeWriter {
  private waiting: Waiting[] = [];
  private writing = false;

  constructor(private readonly ctx: Context) {}

  /** Resolves when the outcome is committed. */
  write(answered: Answered): Promise<void> {
    return new Promise((done, failed) => {
      this.waiting.push({ answered, done, failed });
      if (!this.writing) void this.flush();
    });
  }

  private async flush(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) {
      const batch = this.waiting;
      this.waiting = [];
      await this.commit(batch);
    }
    this.writing = false;
  }

  /** Commits a batch; when it fails, each outcome by itself, so that one of them fails nobody else's. */
  private async commit(batch: Waiting[]): Promise<void> {
    try {
      await recordOutcomes(
        this.ctx,
        batch.map((item) => item.answered),
      );
      for (const item of batch) item.done();
    } catch (error) {
      const [only, ...others] = batch;
      if (others.length === 0) only?.failed(error);
      else for (const item of batch) await this.commit([item]);
    }
  }
}
