package parcellocker.sim.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.sim.fleet.Fleet;

/** A small fleet at a real broker, two real bridges and a real PostgreSQL. */
class FleetTest {
    private static final int LOCKERS = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void two_bridges_one_of_which_dies_and_a_broker_that_dies_leave_equal_books(@TempDir Path folder) throws Exception {
        try (CityParts parts = new CityParts(folder.resolve("data"), LOCKERS, 2);
                Fleet fleet = open(parts)) {
            Await.until("everybody is welcome", PATIENCE, () -> fleet.welcome() == LOCKERS);
            fleet.lived(2);
            parts.kill(CityParts.name(1));
            fleet.lived(2);
            parts.kill("broker");
            fleet.lived(1);
            parts.revive("broker");
            parts.revive(CityParts.name(1));
            Await.until(
                    "everybody is back and has sent everything",
                    PATIENCE,
                    () -> fleet.welcome() == LOCKERS && fleet.waiting() == 0);
            assertThat(FleetJudge.faults(fleet.heads(), parts.books())).isEmpty();
            forget(parts, fleet.heads().getFirst());
            assertThat(FleetJudge.faults(fleet.heads(), parts.books()))
                    .as("the judge sees one entry that is missing")
                    .hasSize(1);
            assertThat(fleet.acked().entries()).isGreaterThanOrEqualTo(LOCKERS * 5 * 7);
        }
    }

    private static void forget(CityParts parts, Fleet.Head head) throws SQLException {
        try (Connection connection = DriverManager.getConnection(parts.database());
                PreparedStatement one =
                        connection.prepareStatement("delete from journal_entry where locker = ? and seq = 3")) {
            one.setString(1, head.locker().value());
            assertThat(one.executeUpdate()).isEqualTo(1);
        }
    }

    private static Fleet open(CityParts parts) throws IOException {
        parts.register();
        Fleet fleet = parts.fleet(1, Duration.ofSeconds(10));
        fleet.connect(500);
        return fleet;
    }
}
