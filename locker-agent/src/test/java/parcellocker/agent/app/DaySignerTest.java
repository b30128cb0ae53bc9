package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.delivery.ConsentPolicy;
import parcellocker.agent.ledger.Journal;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Locker;
import parcellocker.agent.locker.Moment;
import parcellocker.agent.locker.Profile;
import parcellocker.agent.locker.Quality;
import parcellocker.agent.locker.Setup;
import parcellocker.contract.evidence.DayHead;
import parcellocker.contract.wire.Jose;

class DaySignerTest {
    private static final String DEVICE = Jose.newSigningKey();
    private static final Journal.Head HEAD = new Journal.Head(3, 17, "ab".repeat(32), 0);
    private static final Cabinet CABINET = Cabinet.of(List.of());

    private final DaySigner signer = new DaySigner("L-001", DEVICE, ZoneId.of("Asia/Shanghai"));
    private Locker locker =
            Locker.booted(new Setup("L-001", CABINET, Profile.standard(ConsentPolicy.STRICT)), Book.empty(CABINET));

    @Test
    void theHeadOfTheLocalDayThatIsOverIsSignedOnce() {
        Moment afterMidnight = at("2026-03-31T16:00:00Z", Quality.TRUSTED);
        Input.DaySigned due = signer.due(locker, afterMidnight, HEAD).orElseThrow();
        assertThat(DayHead.read(due.head(), Jose.publicOf(DEVICE)))
                .isEqualTo(new DayHead("L-001", 3, "2026-03-31", 17, HEAD.hash()));
        turn(due, afterMidnight);
        assertThat(signer.due(locker, afterMidnight, HEAD)).isEmpty();
        assertThat(signer.due(locker, at("2026-04-01T15:59:59Z", Quality.HOLDOVER), HEAD))
                .isEmpty();
        assertThat(signer.due(locker, at("2026-04-01T16:00:00Z", Quality.HOLDOVER), HEAD))
                .isPresent();
    }

    @Test
    void aDayThatWasSignedIsTakenNoSecondTime() {
        Moment now = at("2026-03-31T16:00:00Z", Quality.TRUSTED);
        Input.DaySigned due = signer.due(locker, now, HEAD).orElseThrow();
        assertThat(turn(due, now)).hasSize(1);
        assertThat(turn(due, now)).isEmpty();
    }

    @Test
    void noDayEndsOnAClockNobodyTrustsOrBeforeTheFirstEntry() {
        assertThat(signer.due(locker, at("2026-03-31T16:00:00Z", Quality.SUSPECT), HEAD))
                .isEmpty();
        Journal.Head empty = new Journal.Head(3, 0, HEAD.hash(), 0);
        assertThat(signer.due(locker, at("2026-03-31T16:00:00Z", Quality.TRUSTED), empty))
                .isEmpty();
    }

    private List<Entry> turn(Input input, Moment now) {
        var decision = locker.decide(input, now);
        for (var event : decision.events()) {
            locker = locker.evolve(event, now);
        }
        return decision.entries();
    }

    private static Moment at(String time, Quality quality) {
        return new Moment(1_000, Instant.parse(time).toEpochMilli(), quality, "0".repeat(64));
    }
}
