import type { Post } from "./posts";
import type { Flow } from "./types";
import { capital, count, counted, lasting } from "./words";

export type Headline = {
  /** What is the matter, or that all flows. */
  sentence: string;
  /** What it means and what is being done about it. */
  details: string[];
  isWell: boolean;
};

/** An outbox whose oldest event waits longer than this is not being emptied. */
const STUCK_MS = 10_000;

const listed = (names: string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
const verb = (names: string[], one: string, many: string) => (names.length === 1 ? one : many);

/** Says in words what is wrong, the worst first, or that everything flows. */
export function headlineOf(posts: Post[], gateway: Flow["gateway"], deadLetters: number): Headline {
  const named = (state: Post["state"]) => posts.filter((post) => post.state === state);
  const gone = named("without a worker");
  const paused = named("paused");
  const behind = named("behind");
  const stuck = posts.filter(({ oldestUnpublishedMs }) => (oldestUnpublishedMs ?? 0) > STUCK_MS);
  const wrongs: string[] = [];
  const details: string[] = [];
  if (gone.length > 0) {
    const names = gone.map(({ service }) => service);
    wrongs.push(`${capital(listed(names))} ${verb(names, "has", "have")} no worker`);
    details.push(`${count(sum(gone))} messages wait for ${verb(names, "it", "them")}; start a worker.`);
  }
  if (paused.length > 0) {
    const names = paused.map(({ service }) => service);
    wrongs.push(`${capital(listed(names))} ${verb(names, "pauses", "pause")} after ten failures in a row`);
    details.push(`${count(sum(paused))} messages wait in order and are tried again without anybody’s doing.`);
  }
  if (gateway.breaker === "open") {
    wrongs.push("Payments waits for its gateway");
    details.push(`${counted(gateway.waiting + gateway.unknown, "call")} to the gateway wait, none is lost.`);
  }
  if (stuck.length > 0) {
    const names = stuck.map(({ service }) => service);
    wrongs.push(`The bus does not take what ${listed(names)} ${verb(names, "says", "say")}`);
    const oldest = Math.max(...stuck.map(({ oldestUnpublishedMs }) => oldestUnpublishedMs ?? 0));
    details.push(`The oldest event has waited ${lasting(oldest)} in its outbox.`);
  }
  if (behind.length > 0) {
    const names = behind.map(({ service }) => service);
    wrongs.push(`${capital(listed(names))} ${verb(names, "is", "are")} behind`);
    details.push(...behind.map((post) => `${capital(post.service)} has ${waits(post)} to read.`));
  }
  if (deadLetters > 0)
    details.push(
      `${counted(deadLetters, "dead letter")} ${deadLetters === 1 ? "waits" : "wait"} for a hand.`,
    );
  const [first, ...others] = wrongs;
  if (first === undefined) {
    return {
      sentence: deadLetters > 0 ? "Everything flows; some messages were put aside." : "Everything flows.",
      details:
        deadLetters > 0
          ? details
          : ["No group is behind, no breaker is open, and there are no dead letters."],
      isWell: true,
    };
  }
  const rest = others.length === 0 ? "everything else flows" : others.map(uncapital).join("; ");
  return { sentence: `${first}; ${rest}.`, details, isWell: false };
}

const sum = (posts: Post[]) => posts.reduce((total, { waiting }) => total + waiting, 0);
const uncapital = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const waits = ({ waiting, ageMs }: Post) =>
  `${counted(waiting, "message")}${ageMs === null ? "" : `, the oldest ${lasting(ageMs)} old,`}`;
