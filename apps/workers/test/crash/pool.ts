import type { Databases } from "@roomstream/db/database";

export type Pool = Databases["common"];
