package parcellocker.bridge.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import parcellocker.bridge.parcels.Happening;

class DialectTest {
    @ParameterizedTest
    @CsvSource({
        "DEPOSITED, 5 501, 4, INBOUND",
        "PICKED_UP, 3 304, 9 5, SIGNED",
        "RECALLED, 5, 9 3, OUTBOUND",
        "REFUSED, 14, 8, REJECTION",
        "OVERDUE, 2, 8, ISSUE",
        "COLLECTED, 1 103, 1, GOT",
        "HANDED_OVER, 2, 9, ISSUE",
        "SENT, '', '', ''"
    })
    void what_befell_a_parcel_in_the_words_of_others(Happening.Kind kind, String kuaidi, String wechat, String yunda) {
        assertThat(String.join(" ", Dialect.KUAIDI100.of(kind))).isEqualTo(kuaidi);
        assertThat(String.join(" ", Dialect.WECHAT.of(kind))).isEqualTo(wechat);
        assertThat(String.join(" ", Dialect.YUNDA.of(kind))).isEqualTo(yunda);
    }

    @ParameterizedTest
    @EnumSource(Happening.Kind.class)
    void the_plain_dialect_adds_nothing(Happening.Kind kind) {
        assertThat(Dialect.PLAIN.of(kind)).isEmpty();
    }
}
