package parcellocker.agent.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.Secret;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Touch;
import parcellocker.contract.problem.Problem;

class CrashesTest {
    private static final Input.Directed POISON =
            new Input.Directed(7, new Input.Directive.RenewCode(new DeliveryId("00112233445566aa")));

    @TempDir
    Path folder;

    private final AtomicLong machine = new AtomicLong(1_800_000_000_000L);
    private Crashes crashes;

    @BeforeEach
    void file() {
        crashes = new Crashes(folder.resolve("crashes"), machine::get);
    }

    @Test
    void twoCrashesChangeNothing() {
        crash("Scanned");
        crash("Scanned");
        assertThat(crashes.again()).isEmpty();
        assertThat(crashes.quarantine()).isEqualTo(Quarantine.NONE);
    }

    @Test
    void theThirdWithinTenMinutesKeepsItsKindAway() {
        crash("Scanned");
        crash("Scanned");
        crash("Scanned");
        assertThat(crashes.again()).contains("Scanned");
        assertThat(crashes.quarantine().pass(new Input.Scanned("anything"))).isEmpty();
        assertThat(crashes.quarantine().pass(new Input.Tick())).contains(new Input.Tick());
        crashes.requireFew();
    }

    @Test
    void threeDifferentOnesAreNobodysFault() {
        crash("Scanned");
        crash("Tick");
        crash("Scanned");
        assertThat(crashes.again()).contains("Scanned");
        assertThat(crashes.quarantine()).isEqualTo(Quarantine.NONE);
    }

    @Test
    void afterTheFourthNothingStartsUntilTheFirstIsTenMinutesOld() {
        for (int i = 0; i < 4; i++) {
            crash("DoorSeen");
        }
        assertThatThrownBy(crashes::requireFew).hasMessageContaining(Problem.UNSTABLE.code());
        machine.addAndGet(Crashes.WINDOW_MILLIS - 3_000);
        crashes.requireFew();
    }

    @Test
    void crashesOfYesterdayAndOfAClockThatWasWrongAreForgotten() {
        crash("Scanned");
        crash("Scanned");
        machine.addAndGet(-86_400_000L);
        crash("Scanned");
        assertThat(crashes.again()).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadTellsOfNoneAndIsReplacedByTheNext() throws IOException {
        Files.writeString(folder.resolve("crashes"), "half a li");
        assertThat(crashes.recent()).isEmpty();
        crash("Tick");
        assertThat(crashes.recent()).extracting(Crashes.Crash::during).containsExactly("Tick");
    }

    @Test
    void aPoisonedDirectiveIsTakenAndRefusedSoThatTheStreamGoesOn() {
        Quarantine quarantine = new Quarantine(Quarantine.kind(POISON));
        assertThat(quarantine.pass(POISON))
                .contains(new Input.Directed(7, new Input.Directive.Unknown("RenewCode", Problem.UNSTABLE)));
        Input next = new Input.Directed(8, POISON.directive());
        assertThat(quarantine.pass(next)).contains(next);
    }

    @Test
    void aTouchIsKeptAwayByWhatItWasAndItsTextIsNotNoted() {
        Input code = new Input.Touched(3, new Touch.EnterCode(new Secret("12345678")));
        assertThat(Quarantine.kind(code)).isEqualTo("Touched EnterCode");
        assertThat(new Quarantine("Touched EnterCode").pass(code)).isEmpty();
        Input other = new Input.Touched(3, new Touch.Courier());
        assertThat(new Quarantine("Touched EnterCode").pass(other)).contains(other);
    }

    @Test
    void anInboxGivesOutNothingThatIsKeptAway() throws InterruptedException {
        BoundedInbox inbox = new BoundedInbox(4, new Quarantine("Scanned"));
        inbox.offer(new Input.Scanned("poison"));
        inbox.offer(new Input.Tick());
        assertThat(List.of(inbox.take(0), inbox.take(0)))
                .containsExactly(Optional.empty(), Optional.of(new Input.Tick()));
    }

    private void crash(String during) {
        machine.addAndGet(2_000);
        crashes.note(during);
    }
}
