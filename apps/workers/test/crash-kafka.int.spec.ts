import { describeCrashes } from "./crash/crash-suite";
import { describeOnKafka } from "./crash/describe-on-kafka";

await describeOnKafka("crashes on Kafka", describeCrashes);
