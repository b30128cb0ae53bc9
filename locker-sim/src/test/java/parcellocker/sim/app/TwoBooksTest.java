package parcellocker.sim.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwoBooksTest {
    private final List<Integer> locker = new ArrayList<>(List.of(1, 2, 3));
    private final List<Integer> city = new ArrayList<>(List.of(1, 2, 3));

    @Test
    void what_is_written_while_the_books_are_read_is_missing_nowhere() {
        assertThat(TwoBooks.read(() -> ledger(locker), () -> {
                            locker.addAll(List.of(4, 5));
                            city.add(4);
                            return ledger(city);
                        })
                        .onlyInOne())
                .isZero();
    }

    @Test
    void what_the_city_has_not_is_missing() {
        locker.add(4);
        assertThat(TwoBooks.read(() -> ledger(locker), () -> ledger(city)).onlyInOne())
                .isEqualTo(1);
    }

    @Test
    void what_the_locker_never_had_is_missing() {
        city.add(4);
        assertThat(TwoBooks.read(() -> ledger(locker), () -> ledger(city)).onlyInOne())
                .isEqualTo(1);
    }

    private static Ledger ledger(List<Integer> numbers) {
        return Ledger.of(numbers.stream().map(TwoBooksTest::entry).toList());
    }

    private static String entry(int number) {
        return "{\"epoch\":1,\"seq\":" + number
                + ",\"stamp\":{\"ageMillis\":1,\"wallMillis\":2,\"clock\":\"TRUSTED\"},\"fact\":{\"kind\":\"GraceEnded\","
                + "\"delivery\":\"ba3a9dc072df7834\",\"compartment\":\"C02\"}}";
    }
}
