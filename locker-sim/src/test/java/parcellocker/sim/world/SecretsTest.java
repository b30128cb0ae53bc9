package parcellocker.sim.world;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private final Secrets secrets = new Secrets();

    @BeforeEach
    void theCodeAndThePin() {
        secrets.add("12345678");
        secrets.add("246810");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"12345678\"",
                "code12345678",
                "code=12345678f",
                "12345678a1b2c3d4e5f60718",
                "PIN 246810.",
                "badge246810",
            })
    void aSecretIsFoundInWhateverItStands(String text) {
        assertThatThrownBy(() -> secrets.scan("log", text))
                .isInstanceOf(Violation.class)
                .hasMessageStartingWith("S-26: a secret stands in a log: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1790123456789",
                "{\"ageMillis\":12345678}",
                "{\"entries\":[\"{\\\"ageMillis\\\":12345678}\"]}",
                "0a1b12345678c2d3",
                "0a1b12345678c2d3fedcba9876543210fedcba9876543210fedcba9876543210",
                "{\"salt\":\"a246810f\"}",
            })
    void whatOnlyLooksLikeItIsNot(String text) {
        assertThatCode(() -> secrets.scan("log", text)).doesNotThrowAnyException();
    }
}
