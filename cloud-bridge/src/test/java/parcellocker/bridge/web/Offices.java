package parcellocker.bridge.web;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SplittableRandom;
import parcellocker.bridge.exchange.Admission;
import parcellocker.bridge.exchange.EpcisCapture;
import parcellocker.bridge.exchange.EpcisNames;
import parcellocker.bridge.exchange.EpcisQuery;
import parcellocker.bridge.exchange.Feed;
import parcellocker.bridge.exchange.Inbox;
import parcellocker.bridge.exchange.Partners;
import parcellocker.bridge.exchange.Pushes;
import parcellocker.bridge.exchange.Transfers;
import parcellocker.bridge.fleet.Commands;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.fleet.Presence;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.bridge.parcels.Announcements;
import parcellocker.bridge.parcels.Channel;
import parcellocker.bridge.parcels.Messages;
import parcellocker.bridge.parcels.Parcels;
import parcellocker.bridge.parcels.Storage;
import parcellocker.bridge.parcels.Tokens;
import parcellocker.bridge.registry.Duties;
import parcellocker.bridge.registry.Geography;
import parcellocker.bridge.registry.GridTiles;
import parcellocker.bridge.registry.Outlets;
import parcellocker.bridge.registry.Regions;
import parcellocker.bridge.sql.Database;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.KeyRing;

/** A city whose web is served, whose lockers never speak, and whose messages nobody takes. */
final class Offices implements AutoCloseable {
    static final EpcisNames EPCIS = new EpcisNames("https://epcis.city.example");

    final String sealing = Jose.newSealingKey();
    final Database database;
    final Presence presence = new Presence();
    final Outlets outlets;
    final SqlBooks books;
    final Messages messages;
    final ExchangeDesk exchange;
    final Web web;

    Offices(Database database, InstantSource clock, boolean isShifted) {
        this.database = database;
        this.outlets = new Outlets(
                database, Regions.NONE, new Duties(Geography.shippedCalendar(), Duties.Terms.OF_2018), clock);
        Directives directives = new Directives(database, Jose.newSigningKey(), (sql, at) -> Directives.Said.NOTHING);
        books = new SqlBooks(database);
        Storage storage =
                new Storage(database, directives, new Storage.Terms(false, Duration.ofHours(24), Optional.empty()));
        messages = new Messages(
                database,
                storage,
                new Messages.Terms("Luoyang", "0379-12345", KeyRing.of(sealing), Optional.empty()),
                (id, phone, text) -> Channel.Answer.REFUSED,
                clock);
        City city = new City(
                "Luoyang",
                database,
                books,
                new Fleet(database, directives),
                directives,
                presence,
                new Announcements(database, directives, KeyRing.of(sealing)),
                storage,
                new Parcels(database, KeyRing.of(sealing)),
                new Commands(database),
                new Tokens(database, directives, Jose.newSigningKey(), clock),
                Optional.empty(),
                Jose.publicOf(sealing),
                clock,
                locker -> {},
                () -> true);
        exchange = exchange(city, clock);
        web = new Web(
                new Web.Address("127.0.0.1", 0, Client.KEY, true),
                city,
                new Changes(),
                new Web.Desks(
                        Optional.empty(),
                        Optional.of(new OutletDesk(outlets, new GridTiles(), isShifted)),
                        Optional.of(messages),
                        Optional.of(exchange),
                        Optional.empty()));
    }

    private ExchangeDesk exchange(City city, InstantSource clock) {
        Partners partners = new Partners(database, KeyRing.of(sealing));
        return new ExchangeDesk(
                partners,
                new Admission(database, partners, clock),
                new Inbox(database, city.announcements(), clock, city.sealing()),
                new Feed(database, clock),
                new Pushes(database, clock, new SplittableRandom(7)),
                new Transfers(database),
                Optional.of(new ExchangeDesk.Epcis(
                        new EpcisQuery(database, EPCIS), new EpcisCapture(database, EPCIS, clock))));
    }

    @Override
    public void close() {
        web.close();
    }
}
