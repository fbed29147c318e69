import { problemOf } from "../problem";

/** Why something was not done, in words: what is wrong in a field, else what is wrong at all. */
export function refusalOf(error: unknown): string {
  const problem = problemOf(error);
  if (!problem) return "No answer came. Check your connection and try again.";
  const [first] = problem.errors ?? [];
  if (!first) return problem.detail ?? problem.title;
  const name = NAMES[first.path.split(".").at(-1) ?? ""] ?? "This";
  return `${name} ${first.message}.`;
}

const NAMES: Record<string, string> = {
  email: "The e-mail",
  name: "The name",
  roles: "This person",
  staffId: "This person",
  current: "The password of now",
  next: "The new password",
};
