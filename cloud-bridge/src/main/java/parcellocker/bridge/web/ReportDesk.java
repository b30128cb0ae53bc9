package parcellocker.bridge.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import parcellocker.bridge.accounts.Actor;
import parcellocker.bridge.accounts.Audit;
import parcellocker.bridge.fleet.Report;
import parcellocker.bridge.fleet.Reports;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;

/** What is done to reports, each with a row of the audit in the same transaction, or before anything is shown. */
record ReportDesk(City city, Reports reports, Audit audit) {
    Report ask(Actor actor, LockerId locker, Reports.Asked asked) {
        Report report = city.database().inTransaction(sql -> {
            Report given = reports.ask(sql, locker, asked, actor.account());
            audit.did(sql, actor, Audit.Act.REPORT_ASKED, subject(given));
            return given;
        });
        city.told().accept(locker);
        return report;
    }

    Report cancel(Actor actor, LockerId locker, String request) {
        return city.database().inTransaction(sql -> {
            Report cancelled = reports.cancel(sql, locker, request);
            audit.did(sql, actor, Audit.Act.REPORT_CANCELLED, subject(cancelled));
            return cancelled;
        });
    }

    /** Sends the file of one that is whole; {@link Problem#REPORT_UNKNOWN} if it is not. */
    void send(Context ctx, Actor actor, LockerId locker, String request) {
        Report report = reports.find(locker, request);
        if (report.state() != Report.State.UPLOADED) {
            throw new ProblemException(Problem.REPORT_UNKNOWN, "it is " + report.state() + ", and not here");
        }
        city.database().inTransaction(sql -> {
            audit.did(sql, actor, Audit.Act.REPORT_DOWNLOADED, subject(report));
            return report;
        });
        ctx.contentType("application/gzip")
                .header("Cache-Control", "no-store")
                .header("Content-Length", String.valueOf(report.total()))
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + report.wanted().fileName() + "\"");
        try {
            reports.copy(report, ctx.outputStream());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String subject(Report report) {
        return report.wanted().locker() + " " + report.wanted().request();
    }
}
