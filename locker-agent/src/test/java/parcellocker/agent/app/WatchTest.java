package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest {
    @Test
    void aLookThatFailsEndsNeitherTheOthersNorTheNextTime() {
        List<String> done = new ArrayList<>();
        Runnable fails = () -> {
            done.add("fails");
            throw new IllegalStateException("broken");
        };
        try (Watch watch = new Watch(fails, () -> done.add("room"))) {
            watch.look();
            watch.look();
        }
        assertThat(done).containsExactly("fails", "room", "fails", "room");
    }
}
