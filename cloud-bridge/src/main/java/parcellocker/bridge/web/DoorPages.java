package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.fleet.DoorDays;
import parcellocker.contract.topic.LockerId;

/** How a locker's doors fared, for people and for programs. */
public final class DoorPages {
    private static final int DAYS = 30;

    private final City city;
    private final DoorDays days;
    private final Drawing drawing;

    DoorPages(City city, Drawing drawing) {
        this.city = city;
        this.days = new DoorDays(city.database(), city.clock());
        this.drawing = drawing;
    }

    record Doors(String locker, List<Door> doors) {}

    record Door(String compartment, @Nullable Double slower, List<Day> days) {
        static Door of(DoorDays.Trend trend) {
            return new Door(
                    trend.compartment(),
                    trend.slower().orElse(null),
                    trend.days().stream().map(Day::of).toList());
        }
    }

    record Day(
            String day,
            @Nullable Long openMillis,
            int openings,
            int shut,
            int again,
            long bounces,
            @Nullable Integer milliCelsius) {
        static Day of(DoorDays.Day day) {
            return new Day(
                    day.day().toString(),
                    day.openMillis(),
                    day.openings(),
                    day.shut(),
                    day.again(),
                    day.bounces(),
                    day.milliCelsius());
        }
    }

    /**
     * A door as the page draws it.
     *
     * @param line points of its times from left to right, as an SVG has them; empty if it has fewer than two
     */
    public record Row(DoorDays.Trend trend, String line) {
        static final int WIDTH = 120;
        static final int HEIGHT = 30;

        static Row of(DoorDays.Trend trend, long most) {
            List<Long> times = trend.days().stream()
                    .flatMap(day -> Optional.ofNullable(day.openMillis()).stream())
                    .toList();
            String line = times.size() < 2
                    ? ""
                    : IntStream.range(0, times.size())
                            .mapToObj(
                                    i -> i * WIDTH / (times.size() - 1) + "," + (HEIGHT - times.get(i) * HEIGHT / most))
                            .collect(Collectors.joining(" "));
            return new Row(trend, line);
        }

        /** The latest time; empty if it never opened. */
        public Optional<Long> latest() {
            return trend.days().stream()
                    .flatMap(day -> Optional.ofNullable(day.openMillis()).stream())
                    .reduce((before, last) -> last);
        }

        /** E.g. {@code 1.4}. */
        public String slower() {
            return trend.slower()
                    .map(ratio -> String.format(Locale.ROOT, "%.1f", ratio))
                    .orElse("–");
        }
    }

    void register(RoutesConfig routes) {
        routes.get("/lockers/{locker}/doors", this::page);
        routes.get("/v1/lockers/{locker}/doors", this::json);
    }

    private void json(Context ctx) {
        LockerId locker = locker(ctx);
        Rest.json(
                ctx,
                200,
                new Doors(
                        locker.value(),
                        days.trends(locker, (int) DoorDays.KEPT.toDays()).stream()
                                .map(Door::of)
                                .toList()));
    }

    private void page(Context ctx) {
        LockerId locker = locker(ctx);
        List<DoorDays.Trend> trends = days.trends(locker, DAYS);
        long most = trends.stream()
                .flatMap(trend -> trend.days().stream())
                .flatMap(day -> Optional.ofNullable(day.openMillis()).stream())
                .max(Long::compare)
                .filter(time -> time > 0)
                .orElse(1L);
        List<Row> rows = trends.stream().map(trend -> Row.of(trend, most)).toList();
        drawing.show(ctx, "doors.jte", Map.of("locker", locker.value(), "rows", rows, "days", DAYS, "most", most));
    }

    private LockerId locker(Context ctx) {
        return city.fleet().terminal(Rest.lockerId(ctx.pathParam("locker"))).locker();
    }
}
