import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CallPage } from "@/components/api-reference/call-page";
import { ReferenceFrame } from "@/components/api-reference/reference-frame";
import { readReference } from "@/lib/api-reference/read-document";
import { nameOf } from "@/lib/api-reference/words";

type Props = { params: Promise<{ operationId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${nameOf((await params).operationId)} · Roomstream API` };
}

export default async function CallReferencePage({ params }: Props) {
  const { operationId } = await params;
  const { groups, calls, server } = await readReference();
  const call = calls.find((each) => each.operationId === operationId);
  if (!call) notFound();
  return (
    <ReferenceFrame groups={groups} current={operationId}>
      <CallPage call={call} server={server} />
    </ReferenceFrame>
  );
}
