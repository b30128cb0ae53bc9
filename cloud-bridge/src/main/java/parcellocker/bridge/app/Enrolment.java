package parcellocker.bridge.app;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.parcels.Believed;
import parcellocker.bridge.sql.Database;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.topic.LockerId;

/**
 * What a locker is told that shall begin its journal anew: the epoch, and what the city believes inside. It is signed and quotes
 * the session, so that nobody has to go there, and nobody can say it again later.
 */
final class Enrolment implements Anew {
    private final Database database;
    private final Directives directives;
    private final InstantSource clock;

    Enrolment(Database database, Directives directives, InstantSource clock) {
        this.database = database;
        this.directives = directives;
        this.clock = clock;
    }

    @Override
    public List<String> pages(LockerId locker, String session, long epoch) {
        return directives.enrolment(locker, database.inTransaction(sql -> {
            long from = Fleet.terminal(sql, locker).enrolFrom();
            List<List<Directive.Inside>> inside = Believed.pages(sql, locker);
            List<Directive.Enrol> pages = new ArrayList<>();
            for (List<Directive.Inside> some : inside) {
                pages.add(new Directive.Enrol(
                        session, epoch, from, pages.size() + 1, inside.size(), clock.millis(), some));
            }
            return pages;
        }));
    }
}
