import type { ReactNode } from "react";
import { ApiProvider } from "@/lib/api";

/** The pages that go on asking after they are shown. The first page does not, and stays lighter without. */
export default function LiveLayout({ children }: { children: ReactNode }) {
  return <ApiProvider>{children}</ApiProvider>;
}
