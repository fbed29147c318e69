import { type ChildProcess, fork } from "node:child_process";
import type { Service } from "@roomstream/environment/environment";
import type { FailPoint } from "@roomstream/events/fail-points";

/** How long a process may take to come up, or to reach the point it is armed with. */
const PATIENCE_MS = 60_000;
const KEPT_OUTPUT = 4_000;

let started = 0;

/** A process of workers, as the test sees it. */
export class WorkerProcess {
  /** The name of its connections in the database. */
  readonly name: string;
  /** Resolves with the signal that ended it, or null when it ended by itself. */
  readonly ended: Promise<NodeJS.Signals | null>;
  private readonly child: ChildProcess;
  private output = "";

  constructor(
    program: string,
    readonly services: readonly Service[],
    environment: Record<string, string>,
    failPoint?: string,
  ) {
    started += 1;
    this.name = `crash-${process.pid}-${started}`;
    this.child = fork(program, [], {
      env: {
        ...environment,
        PATH: process.env.PATH,
        PGAPPNAME: this.name,
        WORKERS: services.join(),
        LOG_LEVEL: "warn",
        ...(failPoint ? { ROOMSTREAM_FAIL_POINT: failPoint } : {}),
      },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on("data", (data) => {
        this.output = (this.output + data).slice(-KEPT_OUTPUT);
      });
    }
    this.ended = new Promise((resolve) => this.child.once("exit", (_, signal) => resolve(signal)));
  }

  get isAlive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Resolves once it is a member of its groups and works. */
  ready(): Promise<void> {
    return this.says("ready");
  }

  /** From now on it kills itself at the point. */
  async arm(failPoint: `${string}/${FailPoint}`): Promise<void> {
    const armed = this.says("armed");
    this.child.send(failPoint);
    await armed;
  }

  /** Resolves when it has killed itself; fails when it does not, or ends in another way. */
  async diesAt(failPoint: string): Promise<void> {
    const signal = await within(
      this.ended,
      () => `${this.services} never reached ${failPoint}\n${this.output}`,
    );
    if (signal !== "SIGKILL") throw new Error(`${this.services} ended with ${signal}\n${this.output}`);
  }

  async kill(): Promise<void> {
    this.child.kill("SIGKILL");
    await this.ended;
  }

  /** Ends it in good order. */
  async stop(): Promise<void> {
    this.child.kill("SIGTERM");
    await within(this.ended, () => `${this.services} did not stop\n${this.output}`);
  }

  private async says(word: string): Promise<void> {
    const said = new Promise<void>((resolve, reject) => {
      this.child.on("message", (message) => message === word && resolve());
      this.child.once("exit", () =>
        reject(new Error(`${this.services} ended before it was ${word}\n${this.output}`)),
      );
    });
    await within(said, () => `${this.services} was not ${word} in time\n${this.output}`);
  }
}

async function within<T>(what: Promise<T>, complaint: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(complaint())), PATIENCE_MS);
  });
  try {
    return await Promise.race([what, late]);
  } finally {
    clearTimeout(timer);
  }
}
