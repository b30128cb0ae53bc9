package parcellocker.bridge.parcels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What those outside hear of a change; of doors they hear nothing. */
class HappeningTest {
    @ParameterizedTest
    @CsvSource({
        "AUTHORISED, LOADING,",
        "AUTHORISED, FAILED,",
        "AUTHORISED, STORED, DEPOSITED",
        "LOADING, STORED, DEPOSITED",
        "LOADING, WITHDRAWN, WITHDRAWN",
        "LOADING, UNCERTAIN, UNCERTAIN",
        "STORED, LOADING,",
        "STORED, PICKUP_OPEN,",
        "STORED, RECALLED, RECALLED",
        "STORED, MISSING, MISSING",
        "PICKUP_OPEN, STORED,",
        "PICKUP_OPEN, COLLECTED, PICKED_UP",
        "PICKUP_OPEN, REFUSED, REFUSED",
        "COLLECTED, UNCERTAIN, UNCERTAIN",
        "UNCERTAIN, STORED, FOUND",
        "UNCERTAIN, HANDED_OVER, HANDED_OVER",
        "HANDED_OVER, STORED, FOUND",
        "HANDED_OVER, BY_HAND,",
        "MISSING, STORED, FOUND",
        "BY_HAND, STORED, FOUND"
    })
    void of_a_delivery(State before, State after, Happening.@Nullable Kind kind) {
        assertThat(Happening.Kind.of(before, after)).isEqualTo(Optional.ofNullable(kind));
    }

    @ParameterizedTest
    @CsvSource({
        "AUTHORISED, NOT_PUT_IN,",
        "AUTHORISED, STORED, SENT",
        "AUTHORISED, UNCERTAIN, UNCERTAIN",
        "UNCERTAIN, STORED, FOUND",
        "MISSING, STORED, FOUND",
        "STORED, WITHDRAWN, WITHDRAWN",
        "STORED, COLLECTED, COLLECTED",
        "STORED, MISSING, MISSING"
    })
    void of_something_that_is_sent(MailIn.State before, MailIn.State after, Happening.@Nullable Kind kind) {
        assertThat(Happening.Kind.of(before, after)).isEqualTo(Optional.ofNullable(kind));
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void what_stays_as_it_is_is_no_news(State state) {
        assertThat(Happening.Kind.of(state, state)).isEmpty();
    }
}
