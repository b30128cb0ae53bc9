package parcellocker.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.locker.Input;

class BallastTest {
    private static final long MIB = 1L << 20;

    @TempDir
    Path folder;

    private long free = 4_000 * MIB;

    private final Ballast.Disk disk = new Ballast.Disk() {
        @Override
        public long freeBytes() throws IOException {
            return free - (Files.exists(file()) ? Files.size(file()) : 0);
        }

        @Override
        public long totalBytes() {
            return 8_000 * MIB;
        }
    };

    @Test
    void aDiskWithRoomGetsItsReserveInFull() throws IOException {
        assertThat(ballast().look(5)).isEqualTo(new Input.StorageSeen(3_936 * MIB, 8_000 * MIB, true, 5));
        assertThat(Files.size(file())).isEqualTo(Ballast.BYTES);
    }

    @Test
    void aFullDiskGetsTheReserveBackAndKeepsIt() {
        assertThat(ballast().look(0).ballast()).isTrue();
        free = 64 * MIB + Ballast.RELEASED_BELOW - 1;
        Input.StorageSeen seen = ballast().look(0);
        assertThat(seen.ballast()).isFalse();
        assertThat(seen.freeBytes()).isEqualTo(free);
        assertThat(Files.exists(file())).isFalse();
        assertThat(ballast().look(0).ballast()).isFalse();
    }

    @Test
    void itComesBackOnlyWhenDepositsHaveRoomBesideIt() {
        free = 64 * MIB + 880 * MIB - 1;
        assertThat(ballast().look(0).ballast()).isFalse();
        free++;
        assertThat(ballast().look(0).ballast()).isTrue();
    }

    @Test
    void halfAReserveIsNone() throws IOException {
        Files.write(file(), new byte[1024]);
        free = 100 * MIB;
        assertThat(ballast().look(0).ballast()).isFalse();
    }

    private Ballast ballast() {
        return new Ballast(folder, disk);
    }

    private Path file() {
        return folder.resolve("ballast");
    }
}
