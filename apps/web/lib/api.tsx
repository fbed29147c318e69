"use client";

import { QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import type { AppRouter } from "../server/trpc/router";
import { problemOf } from "./problem";

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

export { useTRPC, useTRPCClient };

/** An answer that says no is an answer; only silence and a server that cannot are asked again. */
const worthAsking = (count: number, error: unknown) => {
  const status = problemOf(error)?.status;
  return count < 2 && (status === undefined || status >= 500);
};

const isRefused = (error: unknown) => [401, 403].includes(problemOf(error)?.status ?? 0);

export function ApiProvider({ children }: { children: ReactNode }) {
  const router = useRouter();
  const [queries] = useState(
    () =>
      new QueryClient({
        // Whoever may not read what the page shows any more is led away by the page itself, which asks who is there.
        queryCache: new QueryCache({ onError: (error) => isRefused(error) && router.refresh() }),
        defaultOptions: {
          queries: { staleTime: 15_000, retry: worthAsking, retryDelay: (n) => 400 * 2 ** n },
        },
      }),
  );
  const [client] = useState(() =>
    createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: "/api/trpc" })] }),
  );
  return (
    <QueryClientProvider client={queries}>
      <TRPCProvider trpcClient={client} queryClient={queries}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
