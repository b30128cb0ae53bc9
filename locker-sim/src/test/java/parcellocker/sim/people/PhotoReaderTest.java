package parcellocker.sim.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import parcellocker.sim.clockwork.Chance;

class PhotoReaderTest {
    @Test
    void labelsAreReadAtTheMeasuredRateAndNeverWrongly() {
        assertThat(rate(
                        "labels",
                        100,
                        seed -> "YT" + new Chance(seed).between(1_000_000_000_000L, 10_000_000_000_000L)))
                .isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void codesOnTelephonesAreReadAtTheMeasuredRateAndNeverWrongly() {
        assertThat(rate("telephones", 60, seed -> "PL1:" + token(new Chance(seed))))
                .isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void theSameSeedGivesTheSamePicture() {
        assertThat(LabelPhoto.of("SF1234567890", 5).toBytes())
                .isEqualTo(LabelPhoto.of("SF1234567890", 5).toBytes())
                .isNotEqualTo(LabelPhoto.of("SF1234567890", 6).toBytes());
    }

    @Test
    void anEmptyPictureSaysNothing() {
        assertThat(PhotoReader.read(new Photo(960, 720, 128))).isEmpty();
    }

    private static double rate(String what, int seeds, LongFunction<String> text) {
        List<Long> unread = new ArrayList<>();
        long start = System.nanoTime();
        for (long seed = 0; seed < seeds; seed++) {
            String held = text.apply(seed);
            Optional<String> read = PhotoReader.read(LabelPhoto.of(held, seed));
            assertThat(read.orElse(held)).as("seed %d", seed).isEqualTo(held);
            if (read.isEmpty()) {
                unread.add(seed);
            }
        }
        double rate = 1 - unread.size() / (double) seeds;
        long millis = (System.nanoTime() - start) / 1_000_000 / seeds;
        System.out.printf("%s: %.1f %% of %d read, %d ms each, unread %s%n", what, rate * 100, seeds, millis, unread);
        return rate;
    }

    /** As long as a real token: 188 signs of the QR code's alphanumeric mode. */
    private static String token(Chance chance) {
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < 184; i++) {
            token.append("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".charAt(chance.below(45)));
        }
        return token.toString();
    }
}
