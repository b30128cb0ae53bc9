package parcellocker.agent.hardware.camera;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a camera sends: as a stream of pictures, as a picture, as the question for a login, as an answer of ONVIF. Read or refused, never
 * anything else.
 */
public final class CameraFuzz {
    private CameraFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        stream(bytes);
        picture(bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        DigestAuth.Challenge.of(text).ifPresent(CameraFuzz::answered);
        try {
            var unused = Onvif.first(bytes, "Uri", false);
        } catch (IOException refused) {
            require(refused.getMessage() != null);
        }
    }

    private static void stream(byte[] bytes) {
        Optional<byte[]> found = new MjpegCutter().take(bytes, bytes.length);
        require(found.isEmpty() || (found.get().length >= 4 && found.get().length <= MjpegCutter.MOST_BYTES));
        byte[] twice = Arrays.copyOf(bytes, bytes.length);
        require(new MjpegCutter().take(twice, twice.length).isPresent() == found.isPresent());
    }

    private static void picture(byte[] bytes) {
        try {
            Gray gray = Gray.ofJpeg(bytes);
            require(gray.pixels().length == gray.width() * gray.height());
        } catch (IOException refused) {
            require(refused.getMessage() != null);
        }
    }

    private static void answered(DigestAuth.Challenge challenge) {
        String answer =
                DigestAuth.answer(challenge, new DigestAuth.Login("a", "b"), new DigestAuth.Request("GET", "/"), "c");
        require(answer.startsWith("Digest ") && !answer.contains("\n\n"));
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new AssertionError("neither read nor refused");
        }
    }
}
