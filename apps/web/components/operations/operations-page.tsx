import "./operations.css";
import type { ReactNode } from "react";
import { LiveDot } from "@/components/desk/live-dot";
import { DeskFrame } from "@/components/desk-frame/desk-frame";
import { ApiProvider } from "@/lib/api";
import type { StaffAt } from "@/lib/staff/require-staff";
import { type OperationsHref, OperationsNav } from "./operations-nav";

interface Props {
  signedIn: StaffAt;
  current: OperationsHref;
  children: ReactNode;
}

/** What the operator's pages have in common: the frame of staff, and the way from one to the other. */
export function OperationsPage({ signedIn, current, children }: Props) {
  const { propertyId } = signedIn.hotel;
  return (
    <ApiProvider>
      <DeskFrame signedIn={signedIn} current="/manage/operations" live={<LiveDot propertyId={propertyId} />}>
        <OperationsNav propertyId={propertyId} current={current} />
        {children}
      </DeskFrame>
    </ApiProvider>
  );
}
