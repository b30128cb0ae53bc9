package parcellocker.agent.hardware.board.xor8a;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.hardware.board.Asked;
import parcellocker.agent.hardware.board.Contacts;
import parcellocker.agent.hardware.board.Fault;
import parcellocker.agent.hardware.board.Heard;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings.Events;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings.ReleaseFunction;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings.StatusLength;
import parcellocker.agent.hardware.board.xor8a.Xor8aSettings.StatusOrder;
import parcellocker.agent.hardware.line.Bytes;

class Xor8aTest {
    private static final Asked STATUS = new Asked.Status();
    private static final Bytes STATUS_OF_1 = Bytes.ofHex("80 01 81 42 24 33 55");
    private static final Xor8a BOARD = new Xor8a(Xor8aSettings.standard(1));

    private static Xor8a board(StatusOrder order, StatusLength length, Events events) {
        return new Xor8a(new Xor8aSettings(1, order, length, events, ReleaseFunction.FUNCTION_11, OptionalInt.empty()));
    }

    @Test
    void aReleaseOfEveryLegalChannelNamesThatChannelAndNoOther() {
        for (int address = 1; address <= 32; address++) {
            Xor8a board = new Xor8a(Xor8aSettings.standard(address));
            for (int channel = 1; channel <= 50; channel++) {
                Bytes frame = board.release(new Channel(channel));
                assertThat(frame).isEqualTo(Bytes.of(0x8A, address, channel, 0x11, 0x8A ^ address ^ channel ^ 0x11));
                assertThat(board.hear(frame, new Asked.Release(new Channel(channel)))
                                .isAcknowledged())
                        .isTrue();
            }
        }
        assertThatThrownBy(() -> BOARD.release(new Channel(51))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theTwoOrdersOfStatusAreReadAsConfigured() {
        Contacts high = BOARD.hear(STATUS_OF_1, STATUS).contacts().orElseThrow();
        Contacts low = board(StatusOrder.LOW_FIRST, StatusLength.ANY, Events.NONE)
                .hear(STATUS_OF_1, STATUS)
                .contacts()
                .orElseThrow();
        assertThat(high).isEqualTo(new Contacts(0x814224, 24));
        assertThat(low).isEqualTo(new Contacts(0x244281, 24));
    }

    @Test
    void aStatusOfFourBytesIsReadToo() {
        Bytes four = Bytes.ofHex("80 01 80 00 00 01 33 33");
        assertThat(BOARD.hear(four, STATUS).contacts()).contains(new Contacts(0x80000001L, 32));
    }

    @Test
    void aStatusThatFitsBothLengthsIsRefusedUnlessTheLengthIsConfigured() {
        // Three status bytes and a check of 33, and a stray 00 that makes it a sound frame of four.
        Bytes twoWays = Bytes.of(0x80, 0x01, 0x81, 0x33, 0x33, 0x33, 0x33, 0x00);
        Heard heard = BOARD.hear(twoWays, STATUS);
        assertThat(heard.contacts()).isEmpty();
        assertThat(heard.faults()).containsExactly(Fault.AMBIGUOUS);
        assertThat(board(StatusOrder.HIGH_FIRST, StatusLength.THREE, Events.NONE)
                        .hear(twoWays, STATUS)
                        .contacts())
                .contains(new Contacts(0x813333, 24));
        assertThat(board(StatusOrder.HIGH_FIRST, StatusLength.FOUR, Events.NONE)
                        .hear(twoWays, STATUS)
                        .contacts())
                .contains(new Contacts(0x81333333L, 32));
    }

    @Test
    void noPrefixOfAStatusIsTakenForAnAnswer() {
        for (int length = 0; length < STATUS_OF_1.length(); length++) {
            assertThat(BOARD.hear(STATUS_OF_1.slice(0, length), STATUS).contacts())
                    .as("%s bytes", length)
                    .isEmpty();
        }
    }

    @Test
    void noSingleBitErrorChangesAReading() {
        for (int bit = 0; bit < STATUS_OF_1.length() * 8; bit++) {
            Heard heard = BOARD.hear(flipped(STATUS_OF_1, bit), STATUS);
            assertThat(heard.contacts()).as("bit %s", bit).isEmpty();
            assertThat(heard.faults()).as("bit %s", bit).isNotEmpty();
        }
    }

    @Test
    void noSingleBitErrorOfAnyStatusMakesAnother() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(8);
        for (int round = 0; round < 20_000; round++) {
            int a = random.nextInt(256);
            int b = random.nextInt(256);
            int c = random.nextInt(256);
            Bytes frame = Bytes.of(0x80, 1, a, b, c, 0x33, 0x80 ^ 1 ^ a ^ b ^ c ^ 0x33);
            assertThat(BOARD.hear(frame, STATUS).contacts()).contains(new Contacts(a << 16 | b << 8 | c, 24));
            Bytes damaged = flipped(frame, random.nextInt(frame.length() * 8));
            assertThat(BOARD.hear(damaged, STATUS).contacts()).as("%s", damaged).isEmpty();
        }
    }

    @Test
    void noSingleBitErrorOfAReleaseIsAcknowledged() {
        Asked asked = new Asked.Release(new Channel(7));
        Bytes reply = BOARD.release(new Channel(7));
        for (int bit = 0; bit < reply.length() * 8; bit++) {
            assertThat(BOARD.hear(flipped(reply, bit), asked).isAcknowledged())
                    .as("bit %s", bit)
                    .isFalse();
        }
    }

    @Test
    void noiseAroundAStatusIsCountedAndChangesNothing() {
        Bytes noisy = Bytes.ofHex("00 FF 8A 80 01 81 42 24 33 55 80 FE");
        Heard heard = BOARD.hear(noisy, STATUS);
        assertThat(heard.contacts()).contains(new Contacts(0x814224, 24));
        assertThat(heard.faults()).containsExactly(Fault.STRAY, Fault.STRAY);
    }

    @Test
    void anEventGluedBeforeOrBehindAStatusIsRoutedAside() {
        Xor8a board = board(StatusOrder.HIGH_FIRST, StatusLength.ANY, Events.EVENTS_82);
        for (String glued :
                new String[] {"82 01 05 11 97 80 01 81 42 24 33 55", "80 01 81 42 24 33 55 82 01 05 11 97"}) {
            Heard heard = board.hear(Bytes.ofHex(glued), STATUS);
            assertThat(heard.contacts()).contains(new Contacts(0x814224, 24));
            assertThat(heard.events()).containsExactly(new Channel(5));
            assertThat(heard.faults()).isEmpty();
        }
    }

    @Test
    void anotherBoardsStatusIsForeignAndOurOwnUnaskedIsLate() {
        Bytes ofTwo = Bytes.ofHex("80 02 00 00 00 33 B1");
        assertThat(BOARD.hear(ofTwo, STATUS).contacts()).isEmpty();
        assertThat(BOARD.hear(ofTwo, STATUS).faults()).containsExactly(Fault.FOREIGN);
        assertThat(BOARD.hear(STATUS_OF_1, new Asked.Nothing()).faults()).containsExactly(Fault.LATE);
    }

    @Test
    void anUnexpectedEchoIsNamedAndTheAnswerBehindItRead() {
        Heard heard = BOARD.hear(Bytes.ofHex("80 01 00 33 B2 80 01 81 42 24 33 55"), STATUS);
        assertThat(heard.contacts()).contains(new Contacts(0x814224, 24));
        assertThat(heard.faults()).containsExactly(Fault.ECHO);
    }

    @Test
    void anyBytesAtAllAreReadWithoutFailing() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        int[] likely = {0x80, 0x8A, 0x81, 0x82, 0x01, 0x00, 0x11, 0x33, 0xFF};
        for (int round = 0; round < 20_000; round++) {
            int[] numbers = new int[random.nextInt(40)];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = random.nextBoolean() ? likely[random.nextInt(likely.length)] : random.nextInt(256);
            }
            Heard heard = BOARD.hear(Bytes.of(numbers), STATUS);
            assertThat(heard.isAcknowledged()).isFalse();
            assertThat(heard.faults()).hasSizeLessThanOrEqualTo(numbers.length);
        }
    }

    private static Bytes flipped(Bytes frame, int bit) {
        byte[] bytes = frame.toArray();
        bytes[bit / 8] ^= (byte) (1 << (bit % 8));
        return Bytes.copyOf(bytes);
    }
}
