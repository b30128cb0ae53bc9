package parcellocker.bridge.web;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.Journal;
import parcellocker.bridge.accounts.Role;
import parcellocker.bridge.exchange.Partner;
import parcellocker.bridge.fleet.Configured;
import parcellocker.bridge.parcels.Happening;
import parcellocker.bridge.parcels.MailIn;
import parcellocker.bridge.parcels.Refusal;
import parcellocker.bridge.parcels.State;
import parcellocker.contract.entry.Entry;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Json;

/** A city in which there is something of everything that a page of the console may show, named by its people in Chinese; its accounts are {@code u.operator} and so on. */
record Furnished(Hall hall) {
    static final LockerId LOCKER = new LockerId("LY-0001");
    static final LockerId OTHER = new LockerId("LY-0002");
    private static final String STAY = "00000000000000d2";
    /** Beyond what the locker itself has told. */
    private static final long FROM = 100;

    private static final List<Stamp.Clock> CLOCKS = List.of(Stamp.Clock.values());

    static Furnished of(Hall hall) {
        hall.partner("CARRIER", Partner.Kind.CARRIER, true);
        hall.partner("SHOP", Partner.Kind.SHOP, true);
        for (Role role : Role.values()) {
            hall.account("u." + role.name().toLowerCase(Locale.ROOT), role);
        }
        hall.locker(LOCKER.value());
        hall.locker(OTHER.value());
        Furnished furnished = new Furnished(hall);
        furnished.parcels();
        furnished.histories();
        furnished.sent();
        furnished.tickets();
        new FurnishedStreet(furnished).furnish();
        return furnished;
    }

    void change(String statement, @Nullable Object... values) {
        int unused = hall.database.inTransaction(sql -> sql.change(statement, values));
    }

    /** One in every state, one overdue, one for each reason to refuse it; of one the recipient has a code. */
    private void parcels() {
        hall.announced("WYB100000001", LOCKER.value(), "CARRIER");
        hall.announced("WYB100000002", LOCKER.value(), "");
        Journal journal = new Journal(LOCKER, 1);
        String code = journal.attach("{\"delivery\":\"00000000000000d1\",\"code\":\"12345678\"}", Hall.sealing());
        journal.deposit("00000000000000d1", "A01", "WYB100000001", code);
        List<String> states = Arrays.stream(State.values()).map(State::name).toList();
        for (int i = 0; i < states.size(); i++) {
            journal.deposit("00000000000000e%x".formatted(i), "A02", "WYB3000000%02d".formatted(i), "");
        }
        hall.take(LOCKER, journal);
        for (int i = 0; i < states.size(); i++) {
            change(
                    "update parcel_delivery set state = ?, overdue = ? where delivery = ?",
                    states.get(i),
                    states.get(i).equals("STORED"),
                    "00000000000000e%x".formatted(i));
        }
        Refusal[] refusals = Refusal.values();
        for (int i = 0; i < refusals.length; i++) {
            change(
                    "insert into parcel_wish (locker, delivery, refused) values (?, ?, ?)",
                    LOCKER.value(),
                    "00000000000000e%x".formatted(i),
                    refusals[i]);
        }
        change(
                "insert into parcel_staff_opening (locker, opening, delivery, made_millis, clock)"
                        + " values (?, '00000000000000f1', '00000000000000d1', ?, 'TRUSTED')",
                LOCKER.value(),
                Journal.NOON);
    }

    /** Everything that a journal may say stands in the history of one parcel, and everything that may befall it. */
    private void histories() {
        hall.take(OTHER, new Journal(OTHER, 1).deposit(STAY, "A01", "WYB200000001", ""));
        List<Fact> facts = Facts.all();
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            Stamp.Clock clock = CLOCKS.get(i % CLOCKS.size());
            Entry entry = new Entry(1, FROM + i, new Stamp(1, Journal.NOON + 60_000L * i, clock), fact);
            change(
                    "insert into journal_entry (locker, epoch, seq, prev, hash, body, applied) values (?, 1, ?, '', '', ?, true)",
                    OTHER.value(),
                    FROM + i,
                    Json.write(entry));
            change(
                    "insert into parcel_event (locker, epoch, seq, delivery, waybill, kind, wall_millis, clock)"
                            + " values (?, 1, ?, ?, '', ?, ?, ?)",
                    OTHER.value(),
                    FROM + i,
                    STAY,
                    fact.getClass().getSimpleName(),
                    entry.stamp().wallMillis(),
                    clock);
        }
        Happening.Kind[] kinds = Happening.Kind.values();
        for (int i = 0; i < kinds.length; i++) {
            change(
                    "insert into parcel_happening (locker, epoch, seq, delivery, kind, waybills, compartment, made_millis, clock)"
                            + " values (?, 1, ?, ?, ?, array['WYB200000001'], 'A01', ?, 'TRUSTED')",
                    OTHER.value(),
                    FROM + i,
                    STAY,
                    kinds[i],
                    Journal.NOON + i);
        }
    }

    private void sent() {
        MailIn.State[] states = MailIn.State.values();
        for (int i = 0; i < states.length; i++) {
            change(
                    "insert into parcel_mail_in (locker, delivery, state, compartment, sending_order, carrier, identity,"
                            + " shut_millis, open_millis, collector) values (?, ?, ?, 'A03', ?, 'SF', 'RN-1', 0, 0, 'zhao')",
                    OTHER.value(),
                    "00000000000000b%d".formatted(i),
                    states[i],
                    "SO-000%d".formatted(i));
        }
        for (String order : List.of("SO-0001", "SO-0003", "SO-0009")) {
            change("insert into parcel_order (sending_order, cancelled_at) values (?, now())", order);
        }
    }

    private void tickets() {
        Fact.Concern[] concerns = Fact.Concern.values();
        for (int i = 0; i < concerns.length; i++) {
            long seq = FROM + i;
            String number = "4821093%d".formatted(i);
            change(
                    "insert into parcel_ticket (locker, epoch, seq, ticket, concern, delivery, compartment, made_millis, clock)"
                            + " values (?, 1, ?, ?, ?, ?, 'A01', ?, 'TRUSTED')",
                    OTHER.value(),
                    seq,
                    number,
                    concerns[i],
                    STAY,
                    Journal.NOON);
            change(
                    "insert into parcel_lost_code (locker, epoch, seq, ticket, delivery) values (?, 1, ?, ?, ?)",
                    OTHER.value(),
                    seq,
                    number,
                    STAY);
            change(
                    "insert into parcel_renewal (locker, epoch, seq, delivery, ordered) values (?, 1, ?, ?, ?)",
                    OTHER.value(),
                    seq,
                    STAY,
                    i % 2 == 0);
        }
        change("insert into parcel_ticket_settled (locker, epoch, seq) values (?, 1, ?)", OTHER.value(), FROM);
    }

    /** Outcomes of every kind of that configuration, and rollouts that ended in every way. */
    void configured(long version) {
        String[] reasons = {
            "LK-8004 profile.idleMillis is 5, allowed: 10000 to 600000",
            "LK-1108 board b1 has not answered within 120 s",
            "LK-2051 version 9 has come"
        };
        change(
                "insert into fleet_desired (locker, version, directive, author, given_at) values (?, ?, 1, '(key)', now())",
                OTHER.value(),
                version);
        change(
                "insert into fleet_configured (locker, version, state, reasons, in_force) values (?, ?, ?, ?, 0)",
                OTHER.value(),
                version,
                Configured.State.ROLLED_BACK,
                List.of(reasons));
        String[][] ended = {
            {"STOPPED", "stopped by li"},
            {"STOPPED", "LY-0002 ROLLED_BACK"},
            {"STOPPED", "LY-0002 has not settled within 30 minutes"},
            {"DONE", ""},
            {"RUNNING", ""}
        };
        for (String[] one : ended) {
            change(
                    "insert into fleet_rollout (version, state, ring, why, author, begun_at) values (?, ?, 1, ?, 'li', now())",
                    version,
                    one[0],
                    one[1]);
        }
        change(
                "insert into fleet_rollout_locker (rollout, locker, ring, given_at)"
                        + " select rollout, ?, 1, now() from fleet_rollout",
                OTHER.value());
        hall.retention.note(Map.of("SEAL", 40L, "RECIPIENT", 21L));
        hall.now.set(hall.now.get().plus(Duration.ofMinutes(1)));
    }
}
