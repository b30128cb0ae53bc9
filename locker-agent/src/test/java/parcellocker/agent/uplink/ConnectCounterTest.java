package parcellocker.agent.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectCounterTest {
    private static final long WALL = 1_700_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void the_count_goes_on_after_a_restart() {
        assertThat(next(2)).isEqualTo(2);
        assertThat(next(1)).isEqualTo(3);
    }

    @Test
    void an_unreadable_file_gives_a_number_above_every_earlier_one() throws Exception {
        Files.writeString(folder.resolve("connects"), "garbage");

        assertThat(next(1)).isGreaterThan(WALL);
        assertThat(next(1)).isEqualTo(WALL + 2);
    }

    @Test
    void it_grows_even_when_the_disk_does_not_take_it() {
        ConnectCounter counter = ConnectCounter.at(folder.resolve("gone").resolve("connects"), () -> WALL);

        assertThat(counter.getAsLong()).isEqualTo(1);
        assertThat(counter.getAsLong()).isEqualTo(2);
    }

    @Test
    void a_number_is_on_disk_before_it_is_used() throws Exception {
        assertThat(next(1))
                .isEqualTo(Long.parseLong(
                        Files.readString(folder.resolve("connects")).strip()));
    }

    private long next(int times) {
        ConnectCounter counter = ConnectCounter.at(folder.resolve("connects"), () -> WALL);
        long last = 0;
        for (int i = 0; i < times; i++) {
            last = counter.getAsLong();
        }
        return last;
    }
}
