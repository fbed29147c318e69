import { parseArgs } from "node:util";
import { z } from "zod";

export const USAGE = `Measures the booking path through REST, and checks the promises afterwards.

  npm run bench -- [--mode rate|clients|idle] [--rate 50] [--clients 16] [--duration 60] [--warm-up 5] [--hotels 20]
                   [--setup embedded|kafka]

  --mode      rate: so many bookings a second whatever becomes of them (open loop); a missed rate exits 1
              clients: so many clients, each booking again as soon as it was answered (closed loop)
              idle: one booking at a time, every 300 ms
  --rate      bookings a second, with --mode rate
  --clients   how many clients, with --mode clients
  --duration  seconds that are measured
  --warm-up   seconds before them that are not
  --hotels    hotels that are registered for it (BENCH-01, ...), so that the demo hotels do not sell out
  --setup     starts a system of its own on a temporary folder, with the log in Postgres or with Kafka, and stops it
              afterwards; without it the running system is measured`;

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

const schema = z.object({
  mode: z.enum(["rate", "clients", "idle"]).default("rate"),
  rate: z.coerce.number().min(0.1).max(5_000).default(50),
  clients: whole(1, 500).default(16),
  duration: whole(1, 3_600).default(60),
  "warm-up": whole(0, 600).default(5),
  hotels: whole(0, 99).default(20),
  setup: z.enum(["embedded", "kafka"]).optional(),
});
export type Options = z.infer<typeof schema>;

/** What the command was asked to measure, or in words what is wrong with how it was asked. */
export function readOptions(parameters: string[]): Options | { problem: string } {
  const text = { type: "string" } as const;
  try {
    const { values } = parseArgs({
      args: parameters,
      options: {
        mode: text,
        rate: text,
        clients: text,
        duration: text,
        "warm-up": text,
        hotels: text,
        setup: text,
      },
    });
    const parsed = schema.safeParse(values);
    if (parsed.success) return parsed.data;
    return {
      problem: parsed.error.issues.map((issue) => `--${issue.path.join(".")}: ${issue.message}`).join("\n"),
    };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
