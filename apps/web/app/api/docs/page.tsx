import type { Metadata } from "next";
import { BeforeYouCall } from "@/components/api-reference/before-you-call";
import { ReferenceFrame } from "@/components/api-reference/reference-frame";
import { readReference } from "@/lib/api-reference/read-document";
import { problemsIn } from "@/lib/api-reference/words";

export const metadata: Metadata = { title: "API reference · Roomstream" };

export default async function ReferencePage() {
  const { groups, calls } = await readReference();
  const problems = calls.flatMap((call) =>
    Object.entries(call.responses).flatMap(([status, { description }]) => problemsIn(status, description)),
  );
  const each = [...new Map(problems.map((problem) => [problem.code, problem])).values()];
  return (
    <ReferenceFrame groups={groups} current={null}>
      <BeforeYouCall problems={each.toSorted((a, b) => a.status.localeCompare(b.status))} />
    </ReferenceFrame>
  );
}
