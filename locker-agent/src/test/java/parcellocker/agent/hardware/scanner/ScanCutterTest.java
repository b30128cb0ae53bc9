package parcellocker.agent.hardware.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import parcellocker.agent.locker.Input;
import parcellocker.contract.problem.Problem;

class ScanCutterTest {
    private final ScanCutter cutter = new ScanCutter(new Repeats(Repeats.STANDARD_MILLIS));
    private long now = 10_000;

    private List<Input> scan(String sent) {
        now += 5_000;
        return cutter.take(sent.getBytes(StandardCharsets.UTF_8), now);
    }

    @Test
    void everyKnownSuffixEndsAScan() {
        for (String suffix : List.of("\r", "\n", "\r\n", "\t")) {
            assertThat(scan("SF1234567890" + suffix)).containsExactly(new Input.Scanned("SF1234567890"));
        }
    }

    @Test
    void aPauseEndsAScanWithoutSuffix() {
        assertThat(scan("PL1:ABC")).isEmpty();
        assertThat(cutter.pause(now + ScanCutter.PAUSE_MILLIS - 1)).isEmpty();
        assertThat(cutter.pause(now + ScanCutter.PAUSE_MILLIS)).contains(new Input.Scanned("PL1:ABC"));
        assertThat(cutter.pause(now + 2 * ScanCutter.PAUSE_MILLIS)).isEmpty();
    }

    @Test
    void aMachineThatStallsDoesNotCutWhatWasSentInOneGo() {
        assertThat(scan("PL1:ABC")).isEmpty();
        now += 3 * ScanCutter.PAUSE_MILLIS;
        assertThat(scan("DEF\r")).containsExactly(new Input.Scanned("PL1:ABCDEF"));
    }

    @Test
    void aScannerThatHasShownItsSuffixIsWaitedForLonger() {
        assertThat(scan("SF1\r")).hasSize(1);
        assertThat(scan("PL1:ABC")).isEmpty();
        assertThat(cutter.pause(now + ScanCutter.LONG_PAUSE_MILLIS - 1)).isEmpty();
        assertThat(cutter.pause(now + ScanCutter.LONG_PAUSE_MILLIS)).contains(new Input.Scanned("PL1:ABC"));
    }

    @Test
    void aPortThatIsOpenedAnewForgetsHalfAScanAndKeepsTheSuffix() {
        assertThat(scan("SF1\r")).hasSize(1);
        assertThat(scan("PL1:ABC")).isEmpty();
        cutter.reopened();
        assertThat(scan("SF2")).isEmpty();
        assertThat(cutter.pause(now + ScanCutter.LONG_PAUSE_MILLIS - 1)).isEmpty();
        assertThat(scan("345\r")).containsExactly(new Input.Scanned("SF2345"));
    }

    @Test
    void twoScansInOneReadAreTwo() {
        assertThat(scan("A1\r\nB2\r\n")).containsExactly(new Input.Scanned("A1"), new Input.Scanned("B2"));
    }

    @Test
    void aScanSplitAnywhereIsTheSame() {
        String sent = "PL1:0123456789\r\n";
        for (int split = 0; split <= sent.length(); split++) {
            List<Input> scans = new ArrayList<>(scan(sent.substring(0, split)));
            now += ScanCutter.PAUSE_MILLIS - 1;
            scans.addAll(cutter.take(sent.substring(split).getBytes(StandardCharsets.UTF_8), now));
            assertThat(scans).as("split at %s", split).containsExactly(new Input.Scanned("PL1:0123456789"));
        }
    }

    @Test
    void tenThousandCharactersAreOneRefusal() {
        assertThat(scan("7".repeat(10_000) + "\r")).containsExactly(new Input.ScanRefused(Problem.SCAN_TOO_LONG));
        assertThat(scan("SF1\r")).containsExactly(new Input.Scanned("SF1"));
    }

    @Test
    void theLongestScanIsTakenAndOneMoreCharacterIsNot() {
        assertThat(scan("7".repeat(512) + "\r")).containsExactly(new Input.Scanned("7".repeat(512)));
        assertThat(scan("7".repeat(513) + "\r")).containsExactly(new Input.ScanRefused(Problem.SCAN_TOO_LONG));
    }

    @Test
    void aLabelHeldBeforeAScannerThatRepeatsIsOneScan() {
        byte[] sent = "SF1\r".getBytes(StandardCharsets.UTF_8);
        assertThat(cutter.take(sent, now)).hasSize(1);
        for (int i = 1; i < 10; i++) {
            assertThat(cutter.take(sent, now + i * 300L)).isEmpty();
        }
        assertThat(cutter.take(sent, now + 2_700 + Repeats.STANDARD_MILLIS)).hasSize(1);
    }

    @Test
    void anotherCodeWithinTheSecondIsTaken() {
        assertThat(cutter.take("A1\rB2\rA1\r".getBytes(StandardCharsets.UTF_8), now))
                .hasSize(3);
    }

    @Test
    void controlCharactersAreDropped() {
        assertThat(scan("\u0002S\u0000F\u001b1\u007f\u0003\r")).containsExactly(new Input.Scanned("SF1"));
        assertThat(scan("\u0002\u0003\r")).isEmpty();
    }
}
