package parcellocker.bridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class HalfAliveTest {
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    @AfterEach
    void asItWas() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    @Test
    void a_bridge_of_which_a_thread_has_ended_by_an_error_ends() throws InterruptedException {
        List<Integer> exits = new CopyOnWriteArrayList<>();
        HalfAlive.ends(exits::add);
        Thread vital = Thread.ofPlatform().name("link-inbox").start(() -> {
            throw new NoClassDefFoundError("half a jar");
        });
        vital.join();
        assertThat(exits).containsExactly(HalfAlive.EXIT);
    }
}
