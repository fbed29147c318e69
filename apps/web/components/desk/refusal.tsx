import { problemOf } from "@/lib/problem";

interface Props {
  /** The error of what was asked last; null while there is none. */
  error: unknown;
  /** What to do where no answer came at all. */
  silence?: string;
}

/** Why it was not done, and what to do next. */
export function Refusal({
  error,
  silence = "No answer came. Look at the list before you try again.",
}: Props) {
  if (error === null || error === undefined) return null;
  const problem = problemOf(error);
  return (
    <p role="alert" className="rounded-1 border-l-3 border-alarm bg-alarm-soft px-3 py-2 wrap-anywhere">
      {problem ? (problem.detail ?? problem.title) : silence}
    </p>
  );
}
