package parcellocker.agent.hardware.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parcellocker.agent.hardware.board.PolledBoards.A01;
import static parcellocker.agent.hardware.board.PolledBoards.B09;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.hardware.board.modbus.Profiles;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.LineLostException;
import parcellocker.agent.locker.Input.PulseReport.Outcome;

/** A relay board that only knows on and off, with 16 relays: who turns a coil on must turn it off. */
class SoftwarePulseTest {
    private static final Bytes ALL_OFF = Bytes.ofHex("01 0F 00 00 00 10 02 00 00 E2 20");
    private static final Bytes ON = Bytes.ofHex("01 05 00 00 FF 00 8C 3A");
    private static final Bytes OFF = Bytes.ofHex("01 05 00 00 00 00 CD CA");
    private static final Bytes READ_1_TO_8 = Bytes.ofHex("01 02 00 00 00 08 79 CC");
    private static final Bytes READ_9_TO_16 = Bytes.ofHex("01 02 00 08 00 08 F8 0E");

    private final PolledBoards line = new PolledBoards(List.of(1, 9), Profiles.board(Profiles.software(0xFF00, 0), 16));
    private final List<Long> onAt = new ArrayList<>();
    private final List<Long> offAt = new ArrayList<>();
    private boolean answersOff = true;
    private boolean isDead;

    SoftwarePulseTest() {
        line.channel.onWrite(request -> {
            if (request.equals(ON)) {
                onAt.add(line.channel.millis());
            } else if (request.equals(OFF)) {
                offAt.add(line.channel.millis());
            }
            answer(request).filter(any -> !isDead).ifPresent(answer -> line.channel.arrive(10, answer));
        });
    }

    private Optional<Bytes> answer(Bytes request) {
        if (request.at(1) == 0x02) {
            return Optional.of(Bytes.ofHex("01 02 01 FF E1 C8"));
        }
        if (request.equals(ALL_OFF)) {
            return answersOff ? Optional.of(Bytes.ofHex("01 0F 00 00 00 10 54 07")) : Optional.empty();
        }
        return request.equals(OFF) && !answersOff ? Optional.empty() : Optional.of(request);
    }

    private long tries(Bytes frame) {
        return line.channel.written().stream().filter(frame::equals).count();
    }

    @Test
    void allIsTurnedOffFirstThingAfterEachOpeningOfThePort() throws Exception {
        line.poll();
        assertThat(line.channel.written()).containsExactly(ALL_OFF);
        line.run(2_000);
        assertThat(tries(ALL_OFF)).isEqualTo(1);
        line.polling.lost();
        line.polling.connected();
        line.poll();
        assertThat(line.lastWritten()).isEqualTo(ALL_OFF);
    }

    @Test
    void aPulseIsOnThenOffWithinOneTurnAndAsLongAsConfigured() throws Exception {
        line.run(400);
        assertThat(line.release(A01)).isEqualTo(Outcome.ANSWERED);
        assertThat(offAt).hasSize(1);
        assertThat(offAt.getFirst() - onAt.getFirst()).isBetween(700L, 710L);
        assertThat(line.first().counters().of(Fault.COIL_ON)).isZero();
    }

    @Test
    void anUnansweredPulseIsNotLongerForIt() throws Exception {
        line.run(400);
        isDead = true;
        assertThat(line.release(A01)).isEqualTo(Outcome.UNANSWERED);
        assertThat(offAt.getFirst() - onAt.getFirst()).isBetween(700L, 720L);
    }

    @Test
    void anUnconfirmedOffIsCountedAndRepeatedFirstThingUntilItIsConfirmed() throws Exception {
        line.run(400);
        answersOff = false;
        assertThat(line.release(A01)).isEqualTo(Outcome.ANSWERED);
        assertThat(offAt).hasSize(3);
        assertThat(line.first().counters().of(Fault.COIL_ON)).isEqualTo(1);
        line.poll();
        assertThat(line.lastWritten()).isEqualTo(OFF);
        line.poll();
        assertThat(line.lastWritten()).as("doors stay known meanwhile").isEqualTo(READ_1_TO_8);
        line.run(2_000);
        assertThat(line.first().counters().of(Fault.COIL_ON)).isGreaterThan(3);
        answersOff = true;
        line.run(1_000);
        int before = offAt.size();
        line.run(2_000);
        assertThat(offAt).hasSize(before);
    }

    @Test
    void noSecondCoilIsTurnedOnWhileOneMayStillBe() throws Exception {
        line.run(400);
        answersOff = false;
        line.release(A01);
        assertThat(line.release(B09)).isEqualTo(Outcome.NOT_SENT);
        assertThat(tries(Bytes.ofHex("01 05 00 08 FF 00 0D F8"))).isZero();
        answersOff = true;
        assertThat(line.release(B09)).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void aCloseInTheMiddleOfAPulseLetsGoBeforeItLeaves() throws Exception {
        line.run(400);
        line.channel.onWrite(request -> {
            if (request.equals(OFF)) {
                offAt.add(line.channel.millis());
            }
            line.channel.interruptNextRead();
        });
        assertThatThrownBy(() -> line.release(A01)).isInstanceOf(InterruptedException.class);
        assertThat(offAt).hasSize(1);
    }

    @Test
    void aLineLostInTheMiddleOfAPulseIsALostLine() throws Exception {
        line.run(400);
        line.channel.onWrite(request -> line.channel.unplug());
        assertThatThrownBy(() -> line.release(A01)).isInstanceOf(LineLostException.class);
    }

    @Test
    void inputsBeyondEightAreReadByASecondQuestionAtOnceAndAgainAfterAPulse() throws Exception {
        line.run(400);
        assertThat(line.seen(A01).level()).isEqualTo(Level.CLOSED);
        assertThat(line.seen(B09).level()).isEqualTo(Level.CLOSED);
        line.release(A01);
        line.poll();
        assertThat(line.lastWritten()).isEqualTo(READ_1_TO_8);
        line.poll();
        assertThat(line.lastWritten()).isEqualTo(READ_9_TO_16);
        assertThat(line.first().counters().of(Fault.SHORT)).isZero();
    }
}
