import { z } from "zod";

/** The content policy forbids making functions from strings; zod need not even try. Imported before any schema. */
z.config({ jitless: true });
