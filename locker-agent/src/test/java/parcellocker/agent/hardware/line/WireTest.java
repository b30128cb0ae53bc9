package parcellocker.agent.hardware.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import parcellocker.agent.hardware.line.Exchange.Result;
import parcellocker.agent.hardware.line.WireSettings.Echo;

class WireTest {
    private static final Bytes REQUEST = Bytes.ofHex("80 01 00 33 B2");
    private static final Bytes REPLY = Bytes.ofHex("80 01 00 00 02 33 B0");
    private static final long QUIET = 5;

    private final ScriptedChannel channel = new ScriptedChannel();
    private final Wire wire = new Wire(channel, new WireSettings(QUIET, Echo.NONE), channel);

    private static Exchange asking(long sendByMillis) {
        return new Exchange(REQUEST, 300, sendByMillis, REPLY::equals);
    }

    private Result exchange() throws IOException, InterruptedException {
        return wire.exchange(asking(Exchange.WHENEVER));
    }

    @Test
    void anAnswerIsTheSameHoweverItIsCutUp() throws Exception {
        for (int first = 1; first < REPLY.length(); first++) {
            for (int second = first; second < REPLY.length(); second++) {
                Bytes[] parts = {REPLY.slice(0, first), REPLY.slice(first, second), REPLY.slice(second, REPLY.length())
                };
                channel.onWrite(request -> {
                    channel.arrive(10, parts[0]);
                    channel.arrive(12, parts[1]);
                    // Longer than the quiet time, as USB adapters deliver: 16 ms.
                    channel.arrive(28, parts[2]);
                });
                assertThat(exchange()).isEqualTo(new Result.Answered(Bytes.NONE, REPLY));
            }
        }
    }

    @Test
    void anAnswerIsCompleteAsSoonAsTheLineIsQuiet() throws Exception {
        channel.onWrite(request -> channel.arrive(10, REPLY));
        long start = channel.millis() + QUIET;
        exchange();
        assertThat(channel.millis() - start).isEqualTo(10 + QUIET);
    }

    @Test
    void twoTransactionsAreQuietBetween() throws Exception {
        channel.onWrite(request -> channel.arrive(1, REPLY));
        exchange();
        channel.arrive(2, Bytes.of(0));
        exchange();
        assertThat(channel.written()).hasSize(2);
        long beforeSecond = channel.millis() - 1 - QUIET;
        assertThat(beforeSecond).isGreaterThanOrEqualTo(1_000 + QUIET + 1 + QUIET + 2 + QUIET);
    }

    @Test
    void silenceEndsAtTheDeadline() throws Exception {
        long start = channel.millis() + QUIET;
        assertThat(exchange()).isEqualTo(new Result.Silent(Bytes.NONE, Bytes.NONE));
        assertThat(channel.millis() - start).isEqualTo(300);
    }

    @Test
    void aLateAnswerIsDrainedBeforeTheNextRequest() throws Exception {
        channel.onWrite(request -> channel.arrive(301, REPLY));
        assertThat(exchange()).isInstanceOf(Result.Silent.class);
        channel.onWrite(request -> {});
        channel.pass(20);
        assertThat(exchange()).isEqualTo(new Result.Silent(REPLY, Bytes.NONE));
    }

    @Test
    void whatIsLateIsNotSent() throws Exception {
        channel.pass(100);
        assertThat(wire.exchange(asking(channel.millis() - 1))).isEqualTo(new Result.NotSent(Bytes.NONE));
        assertThat(channel.written()).isEmpty();
    }

    @Test
    void theDeadlineCountsAfterTheQuietTimeToo() throws Exception {
        assertThat(wire.exchange(asking(channel.millis() + QUIET - 1))).isInstanceOf(Result.NotSent.class);
        assertThat(channel.written()).isEmpty();
    }

    @Test
    void nothingIsSentIntoALineThatBabblesAndMemoryStaysBounded() throws Exception {
        Bytes noise = Bytes.copyOf(new byte[100]);
        for (int i = 0; i < 200; i++) {
            channel.arrive(i * 2L, noise);
        }
        Result result = exchange();
        assertThat(result).isInstanceOf(Result.NotSent.class);
        assertThat(result.stale().length()).isEqualTo(Wire.LIMIT_BYTES);
        assertThat(channel.written()).isEmpty();
    }

    @Test
    void aBabbleAfterTheRequestEndsInTime() throws Exception {
        channel.onWrite(request -> {
            for (int i = 0; i < 400; i++) {
                channel.arrive(i * 2L, Bytes.of(0x55, 0x55));
            }
        });
        long start = channel.millis();
        Result result = exchange();
        assertThat(result).isInstanceOf(Result.Silent.class);
        assertThat(channel.millis() - start).isLessThan(350);
    }

    @Test
    void anEchoIsStrippedOnce() throws Exception {
        Wire echoing = new Wire(channel, new WireSettings(QUIET, Echo.STRIP), channel);
        channel.onWrite(request -> {
            channel.arrive(1, request);
            channel.arrive(2, request);
        });
        Exchange acknowledged = new Exchange(REQUEST, 300, Exchange.WHENEVER, REQUEST::equals);
        assertThat(echoing.exchange(acknowledged)).isEqualTo(new Result.Answered(Bytes.NONE, REQUEST));
        channel.onWrite(request -> channel.arrive(1, request));
        assertThat(echoing.exchange(acknowledged)).isEqualTo(new Result.Silent(Bytes.NONE, Bytes.NONE));
    }

    @Test
    void aLossBeforeTheRequestSaysThatNothingWasSent() {
        channel.unplug();
        assertThatThrownBy(this::exchange).isInstanceOf(UnsentException.class);
    }

    @Test
    void aLossWhileWritingDoesNotSayThatNothingWasSent() {
        channel.refuseWrites();
        assertThatThrownBy(this::exchange).isInstanceOf(LineLostException.class).isNotInstanceOf(UnsentException.class);
    }

    @Test
    void theQuietTimeIsThreeAndAHalfCharactersAndAMillisecond() {
        assertThat(new SerialSettings("/dev/ttyS1", 9_600).quietMillis()).isEqualTo(5);
        assertThat(new SerialSettings("/dev/ttyS1", 19_200).quietMillis()).isEqualTo(3);
        assertThat(new SerialSettings("/dev/ttyS1", 115_200).quietMillis()).isEqualTo(2);
    }
}
