import { createServer } from "node:net";
import { CannotStart } from "./say";

/** Throws when another program listens on the port that the gateway is to have. */
export async function checkPortIsFree(port: number): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new CannotStart(
              `Port ${port} is in use by another program. Stop it, or choose another: PORT=${port + 1} npm start`,
            )
          : error,
      ),
    );
    server.listen(port, () => server.close(() => resolve()));
  });
}
