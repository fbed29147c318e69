import { describeAuditCrashes } from "./crash/audit-suite";
import { describeOnKafka } from "./crash/describe-on-kafka";
import { onLog } from "./crash/grounds";

describeAuditCrashes("crashes of the night audit on the embedded log", onLog);
await describeOnKafka("crashes of the night audit on Kafka", describeAuditCrashes);
