import "./api-reference.css";
import Link from "next/link";
import type { ReactNode } from "react";
import type { CallGroup } from "@/lib/api-reference/document";
import { nameOf } from "@/lib/api-reference/words";
import { HouseHeader } from "../frame/house-header";

export const CHAPTERS = [
  { id: "keys", name: "Keys and scopes" },
  { id: "same-key", name: "Same key, same answer" },
  { id: "errors", name: "Errors" },
  { id: "dates-and-money", name: "Dates and money" },
  { id: "sandbox-cards", name: "Sandbox cards" },
] as const;

/** The frame of the reference: all calls at the left; `current` is the one that is shown. */
export function ReferenceFrame({
  groups,
  current,
  children,
}: {
  groups: CallGroup[];
  current: string | null;
  children: ReactNode;
}) {
  return (
    <>
      <HouseHeader>
        <a href="/api/openapi.json" className="py-2.5 font-mono text-[13px] hover:text-ink">
          openapi.json
        </a>
      </HouseHeader>
      <div className="api-page">
        <nav className="api-calls" aria-label="Calls">
          <details open={current === null} className="group md:hidden">
            <summary className="flex min-h-11 items-center font-medium">All calls</summary>
            <Calls groups={groups} current={current} />
          </details>
          <div className="hidden md:block">
            <Calls groups={groups} current={current} />
          </div>
        </nav>
        {children}
      </div>
    </>
  );
}

function Calls({ groups, current }: { groups: CallGroup[]; current: string | null }) {
  return (
    <>
      <h2>
        <Link href="/api/docs">Before you call</Link>
      </h2>
      {CHAPTERS.map(({ id, name }) => (
        <Link key={id} href={`/api/docs#${id}`}>
          {name}
        </Link>
      ))}
      {groups.map(({ name, calls }) => (
        <div key={name}>
          <h2>{name}</h2>
          {calls.map(({ operationId, method }) => (
            <Link
              key={operationId}
              href={`/api/docs/${operationId}`}
              aria-current={operationId === current ? "page" : undefined}
            >
              {nameOf(operationId)}
              <span>{method}</span>
            </Link>
          ))}
        </div>
      ))}
    </>
  );
}
