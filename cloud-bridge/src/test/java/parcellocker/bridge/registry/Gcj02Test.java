package parcellocker.bridge.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Gcj02Test {
    /** A hundredth of a millimetre on the ground. */
    private static final double NOTHING = 1e-10;

    @ParameterizedTest
    @CsvSource({
        "121.5272106, 31.1774276, 121.531541859215, 31.17530398364597",
        "113.912316, 22.543847, 113.9171764808363, 22.540796131694766",
        "116.377817, 39.911954, 116.38404722455657, 39.91334545536069"
    })
    void shifts_as_published_vectors_do(double lng, double lat, double toLng, double toLat) {
        Gcj02.Shifted shifted = Gcj02.of(new Point(lng, lat));
        assertThat(shifted.lng()).isCloseTo(toLng, within(NOTHING));
        assertThat(shifted.lat()).isCloseTo(toLat, within(NOTHING));
    }

    @Test
    void in_luoyang_a_place_moves_by_583_metres() {
        Gcj02.Shifted shifted = Gcj02.of(new Point(112.4540, 34.6197));
        assertThat(shifted.lng()).isCloseTo(112.460250, within(1e-6));
        assertThat(shifted.lat()).isCloseTo(34.618674, within(1e-6));
    }

    @Test
    void outside_the_mainland_nothing_moves() {
        assertThat(Gcj02.of(new Point(-0.1276, 51.5072))).isEqualTo(new Gcj02.Shifted(-0.1276, 51.5072));
    }
}
