package parcellocker.agent.hardware.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parcellocker.agent.hardware.line.Bytes;
import parcellocker.agent.hardware.line.ScriptedChannel;
import parcellocker.agent.hardware.scanner.ScannerControl.Family;
import parcellocker.agent.hardware.scanner.ScannerControl.Mode;
import parcellocker.agent.locker.Input;

class ScannerControlTest {
    private static final Bytes OK = Bytes.ofHex("02 00 00 01 00 33 31");
    private final BlockingQueue<Input> inbox = new LinkedBlockingQueue<>();
    private final ScriptedChannel channel = new ScriptedChannel();

    private static Bytes text(String text) {
        return Bytes.copyOf(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static Bytes zone(int value) {
        Bytes front = Bytes.of(0x00, 0x01, value);
        int crc = Gm65.crc(front);
        return Bytes.of(0x02, 0x00, 0x00, 0x01, value, crc >> 8, crc & 0xFF);
    }

    /** Until the scan that the script ends with has come. */
    private void runUntilScanned(ScannerControl control) throws InterruptedException {
        SerialScanner scanner = new SerialScanner(
                () -> channel,
                new SerialScanner.Manner(control, new Repeats(Repeats.STANDARD_MILLIS)),
                inbox::offer,
                channel);
        try (scanner) {
            scanner.start();
            assertThat(inbox.poll(10, TimeUnit.SECONDS)).isEqualTo(new Input.Scanned("SF1"));
        }
    }

    @Test
    void theModeOfAGm65IsChangedAndItsOtherBitsStay() throws InterruptedException {
        channel.onWrite(frame -> {
            if (frame.at(2) == 0x07) {
                channel.arrive(5, zone(0xD5));
            } else if (frame.at(5) == 0xD0) {
                channel.arrive(5, OK);
                channel.arrive(10, text("SF1\r"));
            } else {
                channel.arrive(5, OK);
            }
        });
        runUntilScanned(new ScannerControl(Family.GM65, Mode.CONTINUOUS, true));
        assertThat(channel.written())
                .startsWith(
                        Bytes.ofHex("7E 00 07 01 00 00 01 AB CD"),
                        Bytes.ofHex("7E 00 08 01 00 00 D6 AB CD"),
                        Bytes.ofHex("7E 00 08 01 00 D0 00 AB CD"));
    }

    @Test
    void aGm65ThatIsSetRightAlreadyIsNotWrittenTo() throws InterruptedException {
        channel.onWrite(frame -> {
            channel.arrive(5, zone(0xD6));
            channel.arrive(10, text("SF1\r"));
        });
        runUntilScanned(new ScannerControl(Family.GM65, Mode.CONTINUOUS, false));
        assertThat(channel.written()).containsExactly(Bytes.ofHex("7E 00 07 01 00 00 01 AB CD"));
    }

    @Test
    void aScannerThatDoesNotAnswerItsControlStillScans() throws InterruptedException {
        channel.arrive(2_000, text("SF1\r"));
        runUntilScanned(new ScannerControl(Family.GM65, Mode.CONTINUOUS, true));
    }

    @Test
    void aCommandedScannerIsTriggeredAgainAndAgain() throws InterruptedException {
        channel.arrive(7_000, text("SF1\r"));
        runUntilScanned(new ScannerControl(Family.HONEYWELL, Mode.COMMAND, false));
        assertThat(channel.written()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(channel.written().subList(0, 3)).containsOnly(Bytes.ofHex("16 54 0D"));
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void nothingThatIsSentSavesToFlash(Family family) {
        for (Mode mode : Mode.values()) {
            for (boolean aimIdOff : new boolean[] {false, true}) {
                if (ScannerControl.unfit(family, mode, aimIdOff).isEmpty()) {
                    ScannerControl control = new ScannerControl(family, mode, aimIdOff);
                    List<Bytes> frames = new ArrayList<>();
                    control.trigger().ifPresent(frames::add);
                    control.release().ifPresent(frames::add);
                    control.atOpening().forEach(order -> {
                        frames.add(order.frame());
                        order.then().apply(zone(0xFF)).ifPresent(frames::add);
                    });
                    assertThat(frames).noneMatch(frame -> frame.at(0) == 0x7E && frame.at(1) == 0 && frame.at(2) == 9);
                    assertThat(frames).noneMatch(frame -> frame.length() > 6 && frame.at(6) == '@');
                }
            }
        }
    }

    @Test
    void whatNoScannerOfTheFamilyUnderstandsIsRefused() {
        assertThat(ScannerControl.unfit(Family.NONE, Mode.COMMAND, false)).isPresent();
        assertThat(ScannerControl.unfit(Family.HONEYWELL, Mode.CONTINUOUS, false))
                .isPresent();
        assertThatThrownBy(() -> new ScannerControl(Family.SSI, Mode.AS_SET, true))
                .hasMessageContaining("GM65 only");
    }

    @Test
    void anAnswerCutAnywhereIsDroppedAndTheTextAroundItStays() {
        assertDropped(Family.GM65, OK);
        assertDropped(Family.NEWLAND, Bytes.ofHex("02 01 30 30 30 30 23 53 43 4E 54 52 47 31 06 3B 03"));
        assertDropped(Family.SSI, Bytes.ofHex("04 D0 00 00 FF 2C"));
        assertDropped(Family.SSI, Bytes.ofHex("05 D1 00 00 02 FF 28"));
    }

    private static void assertDropped(Family family, Bytes answer) {
        byte[] all = Bytes.ofHex("53 46 31 " + answer + " 53 46 32").toArray();
        for (int cut = 0; cut <= all.length; cut++) {
            Replies replies = new Replies(family);
            Replies.Taken first = replies.take(Arrays.copyOf(all, cut));
            Replies.Taken second = replies.take(Arrays.copyOfRange(all, cut, all.length));
            assertThat(first.text() + " " + second.text())
                    .as("cut at %s", cut)
                    .isEqualToIgnoringWhitespace("53 46 31 53 46 32");
            assertThat(first.replies().size() + second.replies().size()).isOne();
            assertThat(replies.isHolding()).isFalse();
        }
    }

    @Test
    void whatOnlyBeginsLikeAnAnswerIsTextAfterAPause() {
        Replies replies = new Replies(Family.GM65);
        assertThat(replies.take(Bytes.ofHex("41 02 00").toArray()).text()).isEqualTo(text("A"));
        assertThat(replies.isHolding()).isTrue();
        assertThat(replies.letGo()).isEqualTo(Bytes.ofHex("02 00"));
        assertThat(replies.isHolding()).isFalse();
    }

    @Test
    void oneThatIsDamagedIsNoAnswer() {
        Replies replies = new Replies(Family.GM65);
        Replies.Taken taken = replies.take(Bytes.ofHex("02 00 00 01 00 33 32").toArray());
        assertThat(taken.replies()).isEmpty();
        assertThat(taken.text().length()).isEqualTo(7);
    }

    @Test
    void twoScannersThatReadOneLabelAreOneScan() {
        Repeats repeats = new Repeats(1_000);
        assertThat(repeats.isAgain("SF1", 10_000)).isFalse();
        assertThat(repeats.isAgain("SF1", 10_400)).isTrue();
        assertThat(repeats.isAgain("SF1", 11_400)).isFalse();
    }
}
