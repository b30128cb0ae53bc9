package parcellocker.bridge.web;

import parcellocker.bridge.fleet.Alarms;
import parcellocker.bridge.sql.Sql;

/** What somebody does about an alarm. */
@FunctionalInterface
interface AlarmStep {
    Alarms.Alarm take(Sql sql, long number, String who, String note);
}
