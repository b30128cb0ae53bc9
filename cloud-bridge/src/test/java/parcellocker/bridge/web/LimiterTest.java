package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LimiterTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Limiter limiter = new Limiter(nanos::get);

    private void passes(long amount, TimeUnit unit) {
        nanos.addAndGet(unit.toNanos(amount));
    }

    private void misses(String address, int times) {
        for (int i = 0; i < times; i++) {
            limiter.missed(address);
        }
    }

    @Test
    void who_missed_too_often_waits_ten_minutes_and_nobody_else_does() {
        misses("a", Limiter.MOST_MISSES - 1);
        assertThat(limiter.admits("a")).isTrue();
        misses("a", 1);
        assertThat(limiter.admits("a")).isFalse();
        assertThat(limiter.admits("b")).isTrue();
        passes(599, TimeUnit.SECONDS);
        assertThat(limiter.admits("a")).isFalse();
        passes(2, TimeUnit.SECONDS);
        assertThat(limiter.admits("a")).isTrue();
        misses("a", 1);
        assertThat(limiter.admits("a")).isTrue();
    }

    @Test
    void in_all_there_are_only_so_many_at_once_whoever_asks() {
        for (int i = 0; i < Limiter.BURST; i++) {
            assertThat(limiter.admits("a" + i)).as("page " + i).isTrue();
        }
        assertThat(limiter.admits("b")).isFalse();
        passes(10, TimeUnit.MILLISECONDS);
        assertThat(limiter.admits("b")).isTrue();
        assertThat(limiter.admits("c")).isFalse();
        passes(1, TimeUnit.HOURS);
        for (int i = 0; i < Limiter.BURST; i++) {
            assertThat(limiter.admits("d")).isTrue();
        }
        assertThat(limiter.admits("d")).as("no more than a burst is saved up").isFalse();
    }

    @Test
    void it_remembers_a_fixed_number_of_addresses() {
        for (int i = 0; i < 3 * Limiter.MOST_ADDRESSES; i++) {
            limiter.missed("a" + i);
        }
        assertThat(limiter.addresses()).isEqualTo(Limiter.MOST_ADDRESSES);
    }

    @Test
    void of_ipv6_a_household_is_one_and_nonsense_is_one() {
        assertThat(Callers.network("192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(Callers.network("2001:db8:1:2::7")).isEqualTo(Callers.network("[2001:db8:1:2:ffff::1]"));
        assertThat(Callers.network("2001:db8:1:3::7")).isNotEqualTo(Callers.network("2001:db8:1:2::7"));
        assertThat(Callers.network("::ffff:192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(Callers.network("example.org")).isEqualTo("other");
        assertThat(Callers.network(":".repeat(40))).isEqualTo("other");
        assertThat(Callers.network("x".repeat(10_000))).isEqualTo("other");
    }
}
