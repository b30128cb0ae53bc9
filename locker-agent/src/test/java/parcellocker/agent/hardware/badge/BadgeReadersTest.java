package parcellocker.agent.hardware.badge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import parcellocker.agent.hardware.badge.SerialBadgeReader.Manner;
import parcellocker.agent.hardware.badge.SerialBadgeReader.Order;
import parcellocker.agent.hardware.line.ByteChannel;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.ChannelSource;
import parcellocker.agent.hardware.line.ScriptedChannel;
import parcellocker.agent.hardware.scanner.Repeats;
import parcellocker.agent.locker.Input;

class BadgeReadersTest {
    private static final Bytes TAG = Bytes.ofHex("02 36 32 45 33 30 38 36 43 45 44 30 38 03");
    private static final Bytes READY = Bytes.ofHex("00 00 FF 00 FF 00 00 00 FF 02 FE D5 15 16 00");
    private static final Bytes GOT_IT = Bytes.ofHex("00 00 FF 00 FF 00");
    private static final Bytes CARD =
            Bytes.ofHex("00 00 FF 00 FF 00 00 00 FF 0C F4 D5 4B 01 01 00 04 08 04 07 8C FC 4F F0 00");

    private final BlockingQueue<Input> inbox = new LinkedBlockingQueue<>();
    private final ScriptedChannel channel = new ScriptedChannel();

    private SerialBadgeReader reader(BadgeTalk talk, Order order) {
        return new SerialBadgeReader(() -> channel, new Manner(talk, order, new Repeats(1_500)), inbox::offer, channel);
    }

    private Input next() throws InterruptedException {
        Input input = inbox.poll(10, TimeUnit.SECONDS);
        assertThat(input).isNotNull();
        return input;
    }

    @Test
    void aTagThatStaysNearIsOneBadgeAndLaterItIsAnother() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            channel.arrive(i * 100L, TAG);
        }
        channel.arrive(10_000, TAG);
        try (SerialBadgeReader reader = reader(new Rdm6300(Rdm6300.Check.XOR), Order.AS_SENT)) {
            reader.start();
            assertThat(next()).isEqualTo(new Input.BadgeShown("62E3086CED"));
            assertThat(next()).isEqualTo(new Input.BadgeShown("62E3086CED"));
        }
        assertThat(inbox).isEmpty();
    }

    @Test
    void theOrderOfTheBytesIsASetting() throws InterruptedException {
        channel.arrive(0, TAG);
        try (SerialBadgeReader reader = reader(new Rdm6300(Rdm6300.Check.XOR), Order.REVERSED)) {
            reader.start();
            assertThat(next()).isEqualTo(new Input.BadgeShown("ED6C08E362"));
        }
    }

    @Test
    void aTagCutAnywhereOrWithALineEndIsReadAndADamagedOneIsNot() {
        byte[] all = Bytes.ofHex("33 02 36 32 45 33 30 38 36 43 45 44 30 38 0D 0A 03 41")
                .toArray();
        for (int cut = 0; cut <= all.length; cut++) {
            Rdm6300.Cutter cutter = new Rdm6300.Cutter(Rdm6300.Check.XOR);
            int found = cutter.take(Arrays.copyOf(all, cut)).size()
                    + cutter.take(Arrays.copyOfRange(all, cut, all.length)).size();
            assertThat(found).as("cut at %s", cut).isOne();
        }
        byte[] damaged = TAG.toArray();
        damaged[3] = '5';
        assertThat(new Rdm6300.Cutter(Rdm6300.Check.XOR).take(damaged)).isEmpty();
    }

    @Test
    void theCopyThatAddsIsReadIfTheSettingSaysSo() {
        byte[] summed = Bytes.ofHex("02 30 31 30 30 41 31 42 32 43 33 31 37 03").toArray();
        Rdm6300.Cutter cutter = new Rdm6300.Cutter(Rdm6300.Check.SUM);
        assertThat(cutter.take(summed)).containsExactly(Bytes.ofHex("01 00 A1 B2 C3"));
        assertThat(new Rdm6300.Cutter(Rdm6300.Check.XOR).take(summed)).isEmpty();
    }

    @Test
    void aPn532IsWokenSetUpAskedAndToldToStopUntilACardComes() throws InterruptedException {
        int[] asked = {0};
        channel.onWrite(frame -> {
            if (frame.startsWith(Bytes.ofHex("00 00 FF 03 FD D4 14"))) {
                channel.arrive(10, READY);
            } else if (frame.startsWith(Bytes.ofHex("00 00 FF 04 FC D4 4A"))) {
                asked[0]++;
                channel.arrive(10, asked[0] < 3 ? GOT_IT : CARD);
            }
        });
        try (SerialBadgeReader reader = reader(new Pn532(channel), Order.AS_SENT)) {
            reader.start();
            assertThat(next()).isEqualTo(new Input.BadgeShown("078CFC4F"));
        }
        Bytes list = Bytes.ofHex("00 00 FF 04 FC D4 4A 01 00 E1 00");
        assertThat(channel.written().get(0).startsWith(Bytes.ofHex("55 55 00"))).isTrue();
        assertThat(channel.written().subList(1, 7))
                .containsExactly(Bytes.ofHex("00 00 FF 03 FD D4 14 01 17 00"), list, GOT_IT, list, GOT_IT, list);
    }

    @Test
    void aPn532ThatFallsSilentIsSetUpAnewThroughANewPort() throws InterruptedException {
        BlockingQueue<ByteChannel> opened = new LinkedBlockingQueue<>();
        Manner manner = new Manner(new Pn532(channel), Order.AS_SENT, new Repeats(1_500));
        ChannelSource source = () -> {
            ByteChannel fresh = new Deaf();
            opened.add(fresh);
            return fresh;
        };
        SerialBadgeReader reader = new SerialBadgeReader(source, manner, inbox::offer, channel);
        try (reader) {
            reader.start();
            assertThat(opened.poll(10, TimeUnit.SECONDS)).isNotNull();
            assertThat(opened.poll(10, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void anAnswerOfAPn532CutOrDamagedAnywhereIsNone() {
        for (int end = 0; end < CARD.length() - 1; end++) {
            assertThat(Pn532Frame.answer(CARD.slice(0, end), Pn532Frame.LIST_TARGETS))
                    .as("cut at %s", end)
                    .isEmpty();
        }
        for (int at = 8; at < CARD.length() - 1; at++) {
            byte[] damaged = CARD.toArray();
            damaged[at] ^= 0x10;
            assertThat(Pn532Frame.answer(Bytes.copyOf(damaged), Pn532Frame.LIST_TARGETS))
                    .as("damaged at %s", at)
                    .isEmpty();
        }
    }

    /** Takes everything and says nothing. */
    private final class Deaf implements ByteChannel {
        @Override
        public byte[] read(long waitMillis) {
            channel.pass(waitMillis);
            return new byte[0];
        }

        @Override
        public void write(byte[] bytes) {
            channel.pass(1);
        }

        @Override
        public void close() {
            channel.pass(1);
        }
    }
}
