package parcellocker.sim.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parcellocker.sim.clockwork.Chance;

class VolumeTest {
    /** The head of a log is written in one piece; half of it is nothing that a file system leaves. */
    @ParameterizedTest(name = "{1} bytes at {0}: {2}")
    @CsvSource({"0, 32, -28", "56, 1024, 456", "512, 1024, 512", "500, 24, 12", "1000, 24, -28"})
    void the_last_write_of_a_full_disk_fits_by_whole_sectors(long offset, int bytes, long fits) {
        try (Scratch scratch = new Scratch();
                Volume volume = new Volume(scratch.fresh(), new TreeMap<>(), new Chance(1))) {
            volume.failIn(1, Trouble.FULL);
            assertThat(volume.write(0, offset, new byte[bytes], written -> written))
                    .isEqualTo(fits);
            assertThat(volume.write(0, offset, new byte[bytes], written -> written))
                    .as("the rest of it")
                    .isEqualTo(-Libc.ENOSPC);
        }
    }
}
