package parcellocker.bridge.app;

import java.security.SecureRandom;
import java.time.InstantSource;
import parcellocker.bridge.exchange.Admission;
import parcellocker.bridge.exchange.Feed;
import parcellocker.bridge.exchange.Inbox;
import parcellocker.bridge.exchange.Partners;
import parcellocker.bridge.exchange.Pushes;
import parcellocker.bridge.exchange.Transfers;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.watch.Watch;
import parcellocker.bridge.web.City;
import parcellocker.bridge.web.ExchangeDesk;
import parcellocker.contract.wire.KeyRing;

/** The exchange with partners, at work: its desk for requests, and what it does by itself. */
final class Exchange implements AutoCloseable {
    private final InstantSource clock;
    private final ExchangeDesk desk;
    private final Webhooks webhooks;

    /** What is around it. */
    record Surroundings(InstantSource clock, Watch watch) {}

    Exchange(Database database, City city, KeyRing sealing, Surroundings around) {
        this.clock = around.clock();
        Partners partners = new Partners(database, sealing);
        partners.reseal();
        desk = new ExchangeDesk(
                partners,
                new Admission(database, partners, clock),
                new Inbox(database, city.announcements(), clock, city.sealing()),
                new Feed(database, clock),
                new Pushes(database, clock, new SecureRandom()),
                new Transfers(database));
        webhooks = new Webhooks(desk.pushes(), partners, desk.transfers(), around);
    }

    ExchangeDesk desk() {
        return desk;
    }

    /** Numbers what is new and sets out with it. */
    void tell() {
        desk.feed().gather();
        webhooks.round();
    }

    /** Drops what need not be kept any longer. */
    void forget() {
        desk.transfers().forget(clock.instant());
        desk.inbox().forget(clock.instant());
        desk.pushes().forget(clock.instant());
    }

    @Override
    public void close() {
        webhooks.close();
    }
}
