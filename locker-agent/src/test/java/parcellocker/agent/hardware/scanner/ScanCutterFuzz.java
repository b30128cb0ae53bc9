package parcellocker.agent.hardware.scanner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import parcellocker.agent.locker.Input;

/** What a scanner sends, whole and in two pieces at every place: the same scans, none too long, none with a character that commands. */
public final class ScanCutterFuzz {
    private static final int MOST_SPLIT = 64;

    private ScanCutterFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        List<Input> whole = scans(bytes, 0);
        whole.forEach(ScanCutterFuzz::check);
        for (int at = 1; at < Math.min(bytes.length, MOST_SPLIT); at++) {
            if (!scans(bytes, at).equals(whole)) {
                throw new AssertionError("cut at " + at + " it is something else");
            }
        }
    }

    private static List<Input> scans(byte[] bytes, int at) {
        ScanCutter cutter = new ScanCutter(new Repeats(Repeats.STANDARD_MILLIS));
        List<Input> scans = new ArrayList<>(cutter.take(Arrays.copyOf(bytes, at), 1_000));
        scans.addAll(cutter.take(Arrays.copyOfRange(bytes, at, bytes.length), 1_000));
        cutter.pause(1_000 + ScanCutter.PAUSE_MILLIS).ifPresent(scans::add);
        return scans;
    }

    private static void check(Input scan) {
        if (scan instanceof Input.Scanned scanned) {
            boolean isPlain = scanned.text().chars().noneMatch(Character::isISOControl);
            if (scanned.text().isEmpty() || scanned.text().length() > ScanCutter.LONGEST || !isPlain) {
                throw new AssertionError("not a scan");
            }
        }
    }
}
