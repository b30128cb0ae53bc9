package parcellocker.agent.hardware.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parcellocker.agent.hardware.board.PolledBoards.A01;

import java.util.List;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.hardware.board.kerong.Kerong;
import parcellocker.agent.hardware.board.kerong.KerongSettings;
import parcellocker.agent.hardware.board.kerong.KerongSettings.Mode;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.LineLostException;
import parcellocker.agent.locker.Input.PulseReport.Outcome;

/** A board that answers no release: a CU16 on which door 1 opens when told to. */
class QuietReleaseTest {
    private static final Bytes UNLOCK = Bytes.ofHex("02 00 31 03 36");
    private static final Bytes CLOSED_WITH_ITEM = Bytes.ofHex("02 00 35 FF FF 01 00 03 39");
    private static final Bytes OPEN_WITHOUT = Bytes.ofHex("02 00 35 FE FF 00 00 03 37");

    private final PolledBoards line = new PolledBoards(List.of(1), new Kerong(KerongSettings.standard(Mode.CU16, 0)));
    private Bytes reading = CLOSED_WITH_ITEM;

    QuietReleaseTest() {
        line.channel.onWrite(request -> {
            if (request.equals(UNLOCK)) {
                reading = OPEN_WITHOUT;
            } else {
                line.channel.arrive(8, reading);
            }
        });
    }

    @Test
    void isSentAndThatIsAllAndNoFaultIsCounted() throws Exception {
        line.run(400);
        assertThat(line.release(A01)).isEqualTo(Outcome.SENT);
        assertThat(line.channel.written().stream().filter(UNLOCK::equals)).hasSize(1);
        line.run(600);
        assertThat(line.seen(A01).level()).isEqualTo(Level.OPEN);
        assertThat(line.first().counters().all().values()).containsOnly(0L);
        assertThat(line.first().isUnreachable()).isFalse();
    }

    @Test
    void theBoardIsLetTakeItInBeforeTheLineIsUsedAgain() throws Exception {
        line.run(400);
        long before = line.channel.millis();
        line.release(A01);
        assertThat(line.channel.millis() - before).isBetween(100L, 110L);
        assertThat(line.polling.dueAt()).isLessThanOrEqualTo(line.channel.millis());
    }

    @Test
    void aLineLostWhileItIsWrittenIsNotSilencedByThat() throws Exception {
        line.run(400);
        line.channel.refuseWrites();
        assertThatThrownBy(() -> line.release(A01)).isInstanceOf(LineLostException.class);
    }

    @Test
    void whatTheEyesSeeIsToldToTheTechnicianUntilTheBoardIsGone() throws Exception {
        line.run(400);
        assertThat(line.first().health().items()).containsEntry(A01, true);
        line.release(A01);
        line.run(400);
        assertThat(line.first().health().items()).containsEntry(A01, false);
        line.polling.lost();
        assertThat(line.first().health().items()).isEmpty();
        assertThat(line.first().health().isAnswering()).isFalse();
    }
}
