import { supervise } from "./supervise";

process.exit(await supervise(process.env));
