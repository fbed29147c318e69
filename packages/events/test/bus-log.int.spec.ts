import { logGround } from "./bus/log-ground";
import { describeBus } from "./bus-conformance";

describeBus("the embedded log", logGround);
