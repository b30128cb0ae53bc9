package parcellocker.agent.hardware.camera;

import java.util.Optional;
import parcellocker.agent.locker.Input;
import parcellocker.contract.problem.Problem;

/** What a camera read, held to the same rules as a serial scanner's text: printable ASCII, 512 characters. */
final class ScanText {
    private static final int LONGEST = 512;

    private ScanText() {}

    static Optional<Input> of(String read) {
        StringBuilder text = new StringBuilder();
        read.chars().filter(each -> each >= ' ' && each < 0x7F).forEach(each -> text.append((char) each));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                text.length() > LONGEST
                        ? new Input.ScanRefused(Problem.SCAN_TOO_LONG)
                        : new Input.Scanned(text.toString()));
    }
}
