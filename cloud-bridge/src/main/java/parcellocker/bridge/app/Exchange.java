package parcellocker.bridge.app;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import parcellocker.bridge.exchange.Admission;
import parcellocker.bridge.exchange.EpcisCapture;
import parcellocker.bridge.exchange.EpcisNames;
import parcellocker.bridge.exchange.EpcisQuery;
import parcellocker.bridge.exchange.Feed;
import parcellocker.bridge.exchange.Inbox;
import parcellocker.bridge.exchange.PartnerRows;
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

    /** @param name under which the city tells EPCIS events; empty: it tells none */
    Exchange(City city, KeyRing sealing, Surroundings around, Optional<String> name) {
        this.clock = around.clock();
        Database database = city.database();
        Partners partners = new Partners(database, sealing);
        partners.reseal();
        desk = new ExchangeDesk(
                partners,
                new Admission(database, partners, clock),
                new Inbox(database, city.announcements(), clock, city.sealing()),
                new Feed(database, clock),
                new Pushes(database, clock, new SecureRandom()),
                new Transfers(database),
                name.map(EpcisNames::new)
                        .map(names -> new ExchangeDesk.Epcis(
                                new EpcisQuery(database, names), new EpcisCapture(database, names, clock))));
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

    /** Drops what need not be kept any longer; says how much was about people. */
    Map<String, Long> forget() {
        long transfers = desk.transfers().forget(clock.instant());
        long quarantined = desk.inbox().forget(clock.instant());
        desk.pushes().forget(clock.instant());
        desk.epcis().ifPresent(epcis -> epcis.capture().forget(clock.instant()));
        return Map.of(PartnerRows.TRANSFER, transfers, PartnerRows.PARTNER_QUARANTINE, quarantined);
    }

    @Override
    public void close() {
        webhooks.close();
    }
}
