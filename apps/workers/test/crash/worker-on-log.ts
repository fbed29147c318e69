/** The worker program as it is, whose fail points can also be armed while it runs. */
import "./arm-by-message";
import "../../src/main";
