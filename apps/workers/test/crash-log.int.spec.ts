import { describeCrashes } from "./crash/crash-suite";
import { onLog } from "./crash/grounds";

describeCrashes("crashes on the embedded log", onLog, "bus.message");
