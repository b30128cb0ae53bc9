package parcellocker.agent.hardware.climate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import parcellocker.agent.hardware.climate.RegisterMap.Register;
import parcellocker.agent.hardware.climate.RegisterMap.Sign;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.Crc;
import parcellocker.agent.hardware.line.Vectors;
import parcellocker.agent.hardware.line.Vectors.Vector;

/** Walks every line of the thermometers' vectors: each is built, read, or cannot be had. */
class ClimateVectorsTest {
    private static final RegisterMap XY_MD02 = new RegisterMap(
            4,
            new Register(1, Sign.SIGNED, 10, 0, OptionalInt.empty()),
            Optional.of(new Register(2, Sign.UNSIGNED, 10, 0, OptionalInt.empty())));

    @Test
    void everyVectorIsBuiltReadOrRefused() throws IOException {
        List<Vector> vectors = Vectors.of("/hardware/climate/vectors.txt");
        assertThat(vectors).hasSize(5);
        vectors.forEach(vector -> {
            assertThat(Crc.isRight(vector.bytes(), 0, vector.bytes().length()))
                    .as(vector.meaning())
                    .isTrue();
            assertMeaning(vector.bytes(), vector.meaning());
        });
    }

    private static void assertMeaning(Bytes bytes, String meaning) {
        switch (meaning) {
            case "XY-MD02 read T + RH" ->
                assertThat(RegisterFrame.request(XY_MD02.block(1))).isEqualTo(bytes);
            case "30.0 C, 60.0 %" ->
                assertThat(RegisterFrame.answer(bytes, XY_MD02.block(1)).map(XY_MD02::reading))
                        .contains(new Reading(OptionalInt.of(30_000), OptionalInt.of(60_000)));
            case "generic controller, probe" ->
                assertThat(RegisterFrame.request(new RegisterFrame.Block(1, 3, 0, 1)))
                        .isEqualTo(bytes);
            case "baud register = 9600", "generic controller, set point 1.0" -> assertCannotBeBuilt(bytes);
            default -> throw new AssertionError("no assertion for: " + meaning);
        }
    }

    private static void assertCannotBeBuilt(Bytes writing) {
        assertThatThrownBy(() -> new RegisterFrame.Block(writing.at(0), writing.at(1), 0, 1))
                .hasMessageContaining("function 6 is not 3..4");
    }
}
