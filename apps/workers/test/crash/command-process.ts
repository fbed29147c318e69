import { spawn } from "node:child_process";
import type { FailPoint } from "@roomstream/events/fail-points";
import type { Wish } from "./wishes";
import type { World } from "./world";

/** A stay that is asked for, or what is wished of one. */
export type Request =
  | { idempotencyKey: string; arrival: string }
  | { confirmationNumber: string; wish: Wish };

/** Takes one request in a process of its own; says how that ended and what it answered. */
export async function takeRequest(
  { program, environment }: World,
  request: Request,
  failPoint?: FailPoint,
): Promise<{ signal: NodeJS.Signals | null; answer: string }> {
  const child = spawn(process.execPath, [program("command"), JSON.stringify(request)], {
    env: {
      ...environment,
      PATH: process.env.PATH,
      ...(failPoint ? { ROOMSTREAM_FAIL_POINT: failPoint } : {}),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let answer = "";
  child.stdout.on("data", (data) => {
    answer += data;
  });
  const signal = await new Promise<NodeJS.Signals | null>((resolve) =>
    child.once("close", (_, signal) => resolve(signal)),
  );
  return { signal, answer };
}
