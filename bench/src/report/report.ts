import { appendFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Spread } from "../measure/spread";
import type { Options } from "../options";
import type { Target } from "../target/target";
import type { Figures } from "./figures";
import { ROOT, type Surroundings } from "./machine";

export type Report = {
  at: string;
  setup: Target["setup"];
  options: Options;
  surroundings: Surroundings;
  figures: Figures;
};

/** A report as a Markdown table, with what the figures depend on below it. */
export function tableOf({ at, setup, options, surroundings, figures }: Report): string {
  const rows: [string, string][] = [
    ["set-up", setup],
    ["load", loadOf(options)],
    [
      "bookings/s asked, created, confirmed",
      [figures.asked ?? "-", rounded(figures.created), rounded(figures.confirmedPerSecond)].join(" / "),
    ],
    ["bookings sent, confirmed", `${figures.sent} / ${figures.confirmed}`],
    ["not confirmed", countsOf({ ...figures.refused, ...figures.cancelled, pending: figures.pending })],
    ["API, ms: p50 / p95 / p99 / most", spreadText(figures.api)],
    ["created to confirmed, ms: p50 / p95 / p99 / most", spreadText(figures.toConfirmed)],
    ["most lag, messages", `${figures.lag.messages} (${figures.lag.group})`],
    ...figures.processors.map(({ name, percentOfCore }): [string, string] => [
      `CPU, % of a core: ${name}`,
      percentOfCore.toFixed(0),
    ]),
    ...figures.promises.map(({ promise, name, checked, breaches }): [string, string] => [
      `promise ${promise}: ${name}`,
      breaches === 0 ? `kept, ${checked} checked` : `BROKEN, ${breaches} of ${checked}`,
    ]),
    ["result", figures.missed.length === 0 ? "held" : `MISSED: ${figures.missed.join("; ")}`],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const { machine, node, postgres, kafka, commit } = surroundings;
  return [
    `| ${"figure".padEnd(width)} | |`,
    `| ${"-".repeat(width)} | --- |`,
    ...rows.map(([name, value]) => `| ${name.padEnd(width)} | ${value} |`),
    "",
    `${machine}; Node ${node}; PostgreSQL ${postgres};${kafka ? ` Kafka ${kafka};` : ""} commit ${commit}; ${at}`,
  ].join("\n");
}

/** Adds a report to the history of its mode. */
export async function keep(report: Report): Promise<void> {
  const folder = join(ROOT, "bench/results");
  await mkdir(folder, { recursive: true });
  await appendFile(join(folder, `${report.options.mode}.jsonl`), `${JSON.stringify(report)}\n`);
}

function loadOf({ mode, rate, clients, duration, "warm-up": warmUp, hotels }: Options): string {
  const load = {
    rate: `${rate} bookings/s`,
    clients: `${clients} clients`,
    idle: "one booking every 300 ms",
  }[mode];
  return `${load} for ${duration} s after ${warmUp} s, ${hotels} hotels beside the demo's`;
}

const rounded = (value: number): string => value.toFixed(1);
const spreadText = ({ p50, p95, p99, max }: Spread): string => [p50, p95, p99, max].map(rounded).join(" / ");

function countsOf(counts: Record<string, number>): string {
  const some = Object.entries(counts).filter(([, count]) => count > 0);
  return some.length === 0 ? "0" : some.map(([reason, count]) => `${count} ${reason}`).join(", ");
}
