package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.delivery.ConsentPolicy;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Locker;
import parcellocker.agent.locker.Moment;
import parcellocker.agent.locker.Profile;
import parcellocker.agent.locker.Quality;
import parcellocker.agent.locker.Setup;

class ShorteningTest {
    private static final long DAY = 24L * 3600 * 1000;
    private static final Cabinet NONE = Cabinet.of(List.of());
    private Locker locker =
            Locker.booted(new Setup("BJ-0001", NONE, Profile.standard(ConsentPolicy.STRICT)), Book.empty(NONE));

    private static Moment after(long days) {
        return new Moment(days * DAY, 1_700_000_000_000L, Quality.SUSPECT, "0".repeat(64));
    }

    private void takes(Input input, Moment now) {
        for (var event : locker.decide(input, now).events()) {
            locker = locker.evolve(event, now);
        }
    }

    @Test
    void everyThirtyDaysOfPowerTheBookIsCheckpointedWhateverTheClockSays() {
        takes(new Input.Started("test"), after(0));
        assertThat(Shortening.due(locker, after(29))).isEmpty();
        Input.CheckpointDrawn first = Shortening.due(locker, after(30)).orElseThrow();
        takes(first, after(30));
        assertThat(locker.book().standing().checkpointAge()).isEqualTo(30 * DAY);
        assertThat(Shortening.due(locker, after(59))).isEmpty();
        assertThat(Shortening.due(locker, after(60))).isPresent();
    }

    @Test
    void aCheckpointOfWhatHasChangedSinceIsDropped() {
        takes(new Input.Started("test"), after(0));
        Input.CheckpointDrawn drawn = Shortening.due(locker, after(30)).orElseThrow();
        takes(new Input.DaySigned(20_000, "jws"), after(30));
        assertThat(locker.decide(drawn, after(30)).events()).noneMatch(Entry.Checkpointed.class::isInstance);
        assertThat(Shortening.due(locker, after(30))).isPresent();
    }
}
