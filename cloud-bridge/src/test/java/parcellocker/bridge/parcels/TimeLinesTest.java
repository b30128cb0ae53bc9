package parcellocker.bridge.parcels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Journal;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.fleet.Directives;
import parcellocker.bridge.fleet.Fleet;
import parcellocker.bridge.intake.Intake;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.bridge.parcels.Chain.Line;
import parcellocker.bridge.sql.Database;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;

/** The time lines of a thousand parcels, in a real PostgreSQL. */
class TimeLinesTest {
    private static final int PARCELS = 1_000;
    private static final int ENTRIES_AT_ONCE = 100;
    private static final LockerId LOCKER = new LockerId("TR-1000");

    private final Database database = Postgres.migrated();
    private final Directives directives =
            new Directives(database, Jose.newSigningKey(), (sql, at) -> Directives.Said.NOTHING);
    private final Journal journal = new Journal(LOCKER, 1);

    /** What befalls a parcel here, and the chain that tells it. */
    private enum Course {
        STORED("ANNOUNCED (CARRIED) DEPOSITED"),
        PICKED_UP("ANNOUNCED (CARRIED) DEPOSITED PICKED_UP"),
        UNEXPECTED("(NOT_ANNOUNCED) DEPOSITED"),
        LOOKED_AT("(NOT_ANNOUNCED) DEPOSITED LOOKED_AT PICKED_UP");

        private final String told;

        Course(String told) {
            this.told = told;
        }

        boolean isAnnounced() {
            return told.startsWith("ANNOUNCED");
        }

        static Course of(int parcel) {
            return values()[parcel % values().length];
        }
    }

    @Test
    void each_of_a_thousand_parcels_has_its_chain_and_it_is_found_at_once() {
        live();
        Traces traces = new Traces(database);
        long[] asked = new long[PARCELS];
        long[] floor = new long[PARCELS];
        for (int parcel = 0; parcel < PARCELS; parcel++) {
            long start = System.nanoTime();
            Chain chain = traces.of(waybill(parcel));
            long end = System.nanoTime();
            var unused = database.inTransaction(sql -> sql.one("select 1", row -> row.getInt(1)));
            floor[parcel] = System.nanoTime() - end;
            asked[parcel] = end - start;
            assertThat(told(chain)).as(waybill(parcel)).isEqualTo(Course.of(parcel).told);
        }
        Arrays.sort(asked);
        Arrays.sort(floor);
        int middle = PARCELS / 2;
        System.out.printf(
                "the time line of one of 1,000 parcels: median %.1f ms, p95 %.1f ms; an empty query: median %.1f ms (%.1fx)%n",
                asked[middle] / 1e6,
                asked[PARCELS * 95 / 100] / 1e6,
                floor[middle] / 1e6,
                (double) asked[middle] / floor[middle]);
        // Of the quicker ones: the rest tell what else the machine does.
        assertThat((asked[PARCELS / 4] - floor[PARCELS / 4]) / 1_000_000)
                .as("milliseconds of its own")
                .isLessThan(50);
    }

    private void live() {
        database.inTransaction(sql -> {
            Fleet.register(sql, directives, new Fleet.Registration(LOCKER, "n", "a", 1, ""));
            SqlBooks.enrol(sql, LOCKER, 1);
            return sql.change(
                    "insert into parcel_announced (waybill, locker, recipient, person, announced_at)"
                            + " select unnest(?), ?, 'r', 'p', timestamptz '2026-01-01'",
                    announced(),
                    LOCKER.value());
        });
        for (int parcel = 0; parcel < PARCELS; parcel++) {
            befalls(parcel);
        }
        Intake intake = new Intake(new SqlBooks(database));
        for (long first = 1; first <= journal.head(); first += ENTRIES_AT_ONCE) {
            intake.take(LOCKER, journal.batch(first, Math.min(journal.head(), first + ENTRIES_AT_ONCE - 1)));
        }
    }

    private static List<String> announced() {
        List<String> announced = new ArrayList<>();
        for (int parcel = 0; parcel < PARCELS; parcel++) {
            if (Course.of(parcel).isAnnounced()) {
                announced.add(waybill(parcel));
            }
        }
        return announced;
    }

    private void befalls(int parcel) {
        String delivery = "d" + parcel;
        String compartment = "A%02d".formatted(parcel % 84 + 1);
        journal.deposit(delivery, compartment, waybill(parcel), "c");
        switch (Course.of(parcel)) {
            case STORED, UNEXPECTED -> {}
            case PICKED_UP -> journal.pickup(delivery, compartment);
            case LOOKED_AT -> {
                String opening = "a" + parcel;
                journal.add(
                                new Fact.AuditAuthorised(
                                        opening, compartment, delivery, "t-1", "0011223344556677", "ops-2"),
                                new Fact.DoorOpened(opening, 300),
                                new Fact.AuditClosed(opening, 4_000, Fact.AuditVerdict.INSIDE))
                        .pickup(delivery, compartment);
            }
        }
    }

    private static String waybill(int parcel) {
        return "TRC%09d".formatted(parcel);
    }

    private static String told(Chain chain) {
        return chain.lines().stream()
                .map(line -> switch (line) {
                    case Line.Heard heard -> heard.link().what().name();
                    case Line.Gap gap -> "(" + gap.why() + ")";
                })
                .collect(Collectors.joining(" "));
    }
}
