package parcellocker.agent.kiosk;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import parcellocker.contract.problem.ProblemException;

/** A posted touch: its name up to the first line end, its form behind. */
public final class TouchFormFuzz {
    private TouchFormFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        String name = new String(bytes, 0, end, StandardCharsets.UTF_8);
        byte[] form = Arrays.copyOfRange(bytes, Math.min(end + 1, bytes.length), bytes.length);
        try {
            TouchForm.read(name, Form.parse(form));
        } catch (ProblemException refused) {
            return;
        }
    }
}
