package parcellocker.bridge.fleet;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.sql.Database;
import parcellocker.contract.status.Telemetry;
import parcellocker.contract.topic.LockerId;

/** How doors fared, day by day: a lock that wears out grows slower for weeks before it fails. */
public final class DoorDays implements DoorWatch {
    /** So long a day is kept. */
    public static final Duration KEPT = Duration.ofDays(90);

    /** One for all of China. */
    private static final ZoneOffset ZONE = ZoneOffset.ofHours(8);

    private final Database database;
    private final InstantSource clock;

    public DoorDays(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * One door at the end of a day.
     *
     * @param openMillis the median time from the pulse to the open contact; null if it never opened
     * @param openings how many were judged
     * @param shut those at which it stayed shut
     * @param again those that needed a second pulse
     * @param bounces readings of its contact that the next one took back
     * @param milliCelsius the median temperature at the doors; null if nothing measured it
     */
    public record Day(
            LocalDate day,
            @Nullable Long openMillis,
            int openings,
            int shut,
            int again,
            long bounces,
            @Nullable Integer milliCelsius) {}

    /** A door's days, in order. */
    public record Trend(String compartment, List<Day> days) {
        private static final int WEEK = 7;

        public Trend {
            days = List.copyOf(days);
        }

        /** Its last seven days with openings beside the seven before them or the first ones, as medians: 2 is twice as slow. Empty while there are too few. */
        public Optional<Double> slower() {
            List<Long> times = days.stream()
                    .flatMap(day -> Optional.ofNullable(day.openMillis()).stream())
                    .toList();
            int late = Math.min(WEEK, times.size() / 2);
            if (late == 0) {
                return Optional.empty();
            }
            double before = median(times.subList(0, late));
            return before == 0
                    ? Optional.empty()
                    : Optional.of(median(times.subList(times.size() - late, times.size())) / before);
        }

        private static double median(List<Long> some) {
            List<Long> sorted = some.stream().sorted().toList();
            int middle = sorted.size() / 2;
            return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
        }

        /** Openings at which it stayed shut or needed a second pulse, on its last day. */
        public int troubles() {
            return days.isEmpty() ? 0 : days.getLast().shut() + days.getLast().again();
        }
    }

    /** What is said last on a day is that day's; doors not opened since the locker's agent began keep what they had. */
    @Override
    public void doors(LockerId locker, List<Telemetry.Door> doors) {
        Date today = Date.valueOf(today());
        database.inTransaction(sql -> {
            sql.changeEach(
                    "insert into fleet_door_day (locker, compartment, day, open_millis, openings, shut, again, bounces, milli_celsius)"
                            + " select locker, ?, ?, ?, ?, ?, ?, ?, ? from fleet_locker where locker = ?"
                            + " on conflict (locker, compartment, day) do update set open_millis = excluded.open_millis,"
                            + " openings = excluded.openings, shut = excluded.shut, again = excluded.again,"
                            + " bounces = excluded.bounces, milli_celsius = excluded.milli_celsius",
                    doors.stream()
                            .map(door -> new @Nullable Object[] {
                                door.compartment(),
                                today,
                                door.openMillis(),
                                door.openings(),
                                door.shut(),
                                door.again(),
                                door.bounces(),
                                door.milliCelsius(),
                                locker.value()
                            })
                            .toList());
            return doors;
        });
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    /** Each door of a locker with its last days, the one that grows slower most first. */
    public List<Trend> trends(LockerId locker, int days) {
        Map<String, List<Day>> found = new TreeMap<>();
        database.inTransaction(sql -> sql.all(
                "select compartment, day, open_millis, openings, shut, again, bounces, milli_celsius from fleet_door_day"
                        + " where locker = ? and day > ? order by compartment, day",
                row -> found.computeIfAbsent(row.getString(1), unused -> new ArrayList<>())
                        .add(day(row)),
                locker.value(),
                Date.valueOf(today().minusDays(days))));
        return found.entrySet().stream()
                .map(entry -> new Trend(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(
                                (Trend trend) -> -trend.slower().orElse(0.0))
                        .thenComparing(Trend::compartment))
                .toList();
    }

    private static Day day(ResultSet row) throws SQLException {
        return new Day(
                row.getDate("day").toLocalDate(),
                row.getObject("open_millis", Long.class),
                row.getInt("openings"),
                row.getInt("shut"),
                row.getInt("again"),
                row.getLong("bounces"),
                row.getObject("milli_celsius", Integer.class));
    }

    /** Forgets days that are long past. */
    public int forget() {
        LocalDate first = today().minusDays(KEPT.toDays());
        return database.inTransaction(
                sql -> sql.change("delete from fleet_door_day where day < ?", Date.valueOf(first)));
    }
}
