import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where the set-up tells the journeys which systems run. */
export const systemsFile = join(tmpdir(), "roomstream-e2e-systems.json");
