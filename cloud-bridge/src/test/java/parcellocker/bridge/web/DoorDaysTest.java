package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.fleet.DoorDays;
import parcellocker.contract.status.Telemetry;
import parcellocker.contract.topic.LockerId;

/** How doors fared, day by day. */
class DoorDaysTest {
    private static final LockerId LOCKER = new LockerId("DDY-1");
    private static Hall hall;
    private static Client client;
    private static final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private static DoorDays days;

    @BeforeAll
    static void start() {
        hall = new Hall(false);
        hall.everyRole();
        hall.locker(LOCKER.value());
        client = Client.of(hall.web.url());
        days = new DoorDays(hall.database, now::get);
        Instant today = Instant.now();
        for (int ago = 100; ago >= 0; ago--) {
            now.set(today.minusSeconds(86_400L * ago));
            days.doors(LOCKER, List.of(door("A01", 999L), door("A03", null)));
            // The last word of a day is the day's. A02 wears out, A01 does not.
            days.doors(LOCKER, List.of(door("A01", 200L), door("A02", 200L + 4L * (100 - ago))));
        }
    }

    @AfterAll
    static void stop() {
        hall.close();
    }

    @Test
    void theDoorThatGrowsSlowerMostComesFirst_withNinetyDays() throws Exception {
        JsonNode doors = Client.json(client.get("/v1/lockers/DDY-1/doors")).path("doors");
        assertThat(doors.findValuesAsText("compartment")).containsExactly("A02", "A01", "A03");
        assertThat(doors.at("/0/days")).hasSize(90);
        assertThat(doors.at("/0/days/89/day").asText())
                .isEqualTo(LocalDate.ofInstant(now.get(), ZoneOffset.ofHours(8)).toString());
        assertThat(doors.at("/0/days/89/openMillis").asLong()).isEqualTo(600);
        // Of 90 days 244 to 268 ms at first and 576 to 600 ms at last: medians 256 and 588.
        assertThat(doors.at("/0/slower").asDouble()).isEqualTo(588 / 256.0);
        assertThat(doors.at("/1/slower").asDouble()).isEqualTo(1.0);
        assertThat(doors.at("/1/days/89/openMillis").asLong())
                .as("the day's last word")
                .isEqualTo(200);
        assertThat(doors.get(2).has("slower")).as("it never opened").isFalse();
    }

    @Test
    void withoutTwoDaysNobodyKnows() {
        assertThat(new DoorDays.Trend("A01", days(200)).slower()).isEmpty();
        assertThat(new DoorDays.Trend("A01", days(0, 300)).slower()).isEmpty();
        assertThat(new DoorDays.Trend("A01", days(200, 300)).slower()).hasValue(1.5);
        assertThat(new DoorDays.Trend("A01", days(200, 200, 900, 300, 300)).slower())
                .hasValue(1.5);
    }

    @Test
    void thePageDrawsThem() throws Exception {
        hall.now.set(now.get());
        Hall.Browser technician = hall.browser();
        technician.signIn("technician", Hall.SECRET);
        String page = technician.get("/lockers/DDY-1/doors").body();
        assertThat(page).contains("data-door=\"A02\"", "<polyline points=\"0,", "600 ms");
        assertThat(page.indexOf("data-door=\"A02\"")).isLessThan(page.indexOf("data-door=\"A01\""));
        assertThat(client.get("/v1/lockers/DDY-NONE/doors").status()).isEqualTo(404);
    }

    @Test
    void whatIsLongPastIsForgotten() {
        hall.locker("DDY-2");
        LockerId other = new LockerId("DDY-2");
        Instant today = now.get();
        AtomicReference<Instant> then = new AtomicReference<>(today);
        DoorDays their = new DoorDays(hall.database, then::get);
        then.set(today.minus(DoorDays.KEPT));
        their.doors(other, List.of(door("A01", 200L)));
        then.set(today);
        their.forget();
        assertThat(rows(other)).isEqualTo(1);
        then.set(today.plusSeconds(86_400));
        their.forget();
        assertThat(rows(other)).isZero();
    }

    private static long rows(LockerId locker) {
        return hall.database
                .inTransaction(sql -> sql.one(
                        "select count(*) from fleet_door_day where locker = ?", row -> row.getLong(1), locker.value()))
                .orElseThrow();
    }

    private static List<DoorDays.Day> days(long... times) {
        return LongStream.range(0, times.length)
                .mapToObj(i -> new DoorDays.Day(LocalDate.EPOCH.plusDays(i), times[(int) i], 7, 0, 0, 0, null))
                .toList();
    }

    private static Telemetry.Door door(String compartment, @Nullable Long millis) {
        return new Telemetry.Door(compartment, millis, 7, 0, 0, 0, null, null);
    }
}
