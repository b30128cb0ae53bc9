package parcellocker.agent.hardware.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.Exchange;
import parcellocker.agent.hardware.line.ScriptedChannel;
import parcellocker.agent.hardware.line.Wire;
import parcellocker.agent.hardware.line.WireSettings;

/** What must be true of every family, on one reading and one answer of each. */
class EveryFamilyTest {
    private static final Bytes NOISE = Bytes.ofHex("00 FF 7E");

    static List<Sample> samples() {
        return Sample.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aReadingIsReadWholeAndNoBeginningOfItIs(Sample sample) {
        assertThat(sample.heard(sample.reading())).isEqualTo(sample.sound());
        for (int length = 0; length < sample.reading().length(); length++) {
            Heard heard = sample.heard(sample.reading().slice(0, length));
            assertThat(heard.contacts()).as("%s bytes", length).isEmpty();
            assertThat(heard.faults().isEmpty()).as("%s bytes", length).isEqualTo(length == 0);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aReadingIsTheSameHoweverItIsCutUpOnTheWay(Sample sample) throws Exception {
        Bytes reading = sample.reading();
        for (int first = 1; first < reading.length(); first++) {
            for (int second = first; second < reading.length(); second++) {
                ScriptedChannel channel = new ScriptedChannel();
                Bytes[] parts = {
                    reading.slice(0, first), reading.slice(first, second), reading.slice(second, reading.length())
                };
                channel.onWrite(request -> {
                    channel.arrive(10, parts[0]);
                    channel.arrive(12, parts[1]);
                    channel.arrive(28, parts[2]);
                });
                Wire wire = new Wire(channel, new WireSettings(5, WireSettings.Echo.NONE), channel);
                Exchange.Result result = wire.exchange(new Exchange(
                        sample.board().status(sample.asked().part()),
                        300,
                        Exchange.WHENEVER,
                        bytes -> sample.heard(bytes).contacts().isPresent()));
                assertThat(result).isEqualTo(new Exchange.Result.Answered(Bytes.NONE, reading));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noSingleBitErrorLeavesAReadingOrPassesUncounted(Sample sample) {
        for (int bit = 0; bit < sample.reading().length() * 8; bit++) {
            Heard heard = sample.heard(flipped(sample.reading(), bit));
            assertThat(heard.contacts()).as("bit %s", bit).isEmpty();
            assertThat(heard.faults()).as("bit %s", bit).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noiseBeforeBetweenAndBehindIsCountedAndChangesNothing(Sample sample) {
        Heard once = sample.heard(joined(NOISE, sample.reading(), NOISE));
        assertThat(once.contacts()).contains(sample.contacts());
        assertThat(once.faults()).containsExactly(Fault.STRAY, Fault.STRAY);
        Heard twice = sample.heard(joined(sample.reading(), NOISE, sample.reading()));
        assertThat(twice.contacts()).contains(sample.contacts());
        assertThat(twice.faults()).containsExactly(Fault.STRAY, Fault.FOREIGN);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anotherBoardsReadingIsForeignAndOurOwnUnaskedIsLate(Sample sample) {
        assertThat(sample.heard(sample.ofAnother()).contacts()).isEmpty();
        assertThat(sample.heard(sample.ofAnother()).faults()).containsExactly(Fault.FOREIGN);
        Heard late = sample.board().hear(sample.reading(), new Asked.Nothing());
        assertThat(late.contacts()).isEmpty();
        assertThat(late.faults()).containsExactly(Fault.LATE);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aReadingIsNoAnswerToARelease(Sample sample) {
        Heard heard = sample.board().hear(sample.reading(), new Asked.Release(Sample.SECOND));
        assertThat(heard.isAcknowledged()).isFalse();
        assertThat(heard.contacts()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anAnswerToAReleaseIsOfThatChannelWholeAndNeverADoor(Sample sample) {
        sample.answer().ifPresent(answer -> {
            Asked asked = new Asked.Release(Sample.SECOND);
            Heard heard = sample.board().hear(answer, asked);
            assertThat(heard.isAcknowledged()).isTrue();
            assertThat(heard.contacts()).isEmpty();
            assertThat(heard.faults()).isEmpty();
            assertThat(sample.board()
                            .hear(answer, new Asked.Release(new Channel(3)))
                            .isAcknowledged())
                    .isFalse();
            assertThat(sample.board().hear(answer, new Asked.Nothing()).faults())
                    .containsExactly(Fault.LATE);
            for (int bit = 0; bit < answer.length() * 8; bit++) {
                assertThat(sample.board().hear(flipped(answer, bit), asked).isAcknowledged())
                        .as("bit %s", bit)
                        .isFalse();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anEventBeforeOrBehindAReadingIsRoutedAside(Sample sample) {
        sample.event().ifPresent(event -> {
            for (Bytes glued : List.of(joined(event, sample.reading()), joined(sample.reading(), event))) {
                Heard heard = sample.heard(glued);
                assertThat(heard.contacts()).contains(sample.contacts());
                assertThat(heard.events()).containsExactly(Sample.SECOND);
                assertThat(heard.faults()).isEmpty();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anEchoThatNobodyToldOfIsNamedAndTheReadingBehindItRead(Sample sample) {
        Heard heard = sample.heard(joined(sample.board().status(sample.asked().part()), sample.reading()));
        assertThat(heard.contacts()).contains(sample.contacts());
        assertThat(heard.faults()).containsExactly(Fault.ECHO);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatABoardCanDoIsWhatCanBeAskedOfIt(Sample sample) {
        BoardProtocol board = sample.board();
        assertThat(board.capabilities().contains(Capability.ALL_OFF))
                .isEqualTo(board.allOff().isPresent());
        assertThat(board.capabilities().contains(Capability.ENDS_PULSE))
                .isEqualTo(board.letGo(Sample.SECOND).isEmpty());
        assertThat(board.capabilities().contains(Capability.LAMP))
                .isEqualTo(board.light(Sample.SECOND).isPresent());
        assertThat(board.capabilities().contains(Capability.READS_ALL)).isEqualTo(board.parts() == 1);
        assertThat(board.capabilities().contains(Capability.OCCUPANCY))
                .isEqualTo(sample.contacts().hasItem(Sample.OF_READING).isPresent());
        assertThat(board.capabilities().contains(Capability.ANSWERS_RELEASE))
                .isEqualTo(sample.answer().isPresent());
        assertThat(board.capabilities().contains(Capability.EVENTS))
                .isEqualTo(sample.event().isPresent());
        assertThat(board.pulseRange().allows(board.pulseMillis())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anyBytesAtAllAreReadWithoutFailing(Sample sample) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        Bytes likely = joined(sample.reading(), sample.board().release(Sample.SECOND));
        for (int round = 0; round < 2_000; round++) {
            int[] numbers = new int[random.nextInt(60)];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = random.nextBoolean() ? likely.at(random.nextInt(likely.length())) : random.nextInt(256);
            }
            Heard heard = sample.heard(Bytes.of(numbers));
            assertThat(heard.isAcknowledged()).isFalse();
            assertThat(heard.faults()).hasSizeLessThanOrEqualTo(numbers.length);
        }
    }

    private static Bytes joined(Bytes... parts) {
        int length = 0;
        for (Bytes part : parts) {
            length += part.length();
        }
        int[] numbers = new int[length];
        int at = 0;
        for (Bytes part : parts) {
            for (int i = 0; i < part.length(); i++) {
                numbers[at++] = part.at(i);
            }
        }
        return Bytes.of(numbers);
    }

    private static Bytes flipped(Bytes frame, int bit) {
        byte[] bytes = frame.toArray();
        bytes[bit / 8] ^= (byte) (1 << (bit % 8));
        return Bytes.copyOf(bytes);
    }
}
