package parcellocker.contract.wire;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.List;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.EnrolmentWords.Asked;
import parcellocker.contract.wire.EnrolmentWords.Granted;
import parcellocker.contract.wire.EnrolmentWords.Published;
import parcellocker.contract.wire.EnrolmentWords.Renewal;
import parcellocker.contract.wire.EnrolmentWords.Renewed;
import parcellocker.contract.wire.EnrolmentWords.Sealing;

/** What a board and the enrolment listener tell each other, as either side reads it, and what an operator carried in between. */
public final class EnrolmentWordsFuzz {
    private static final List<Class<? extends Record>> WORDS =
            List.of(Sealing.class, Asked.class, Granted.class, Published.class, Renewal.class, Renewed.class);

    private EnrolmentWordsFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        WORDS.forEach(word -> read(bytes, word));
        token(new String(bytes, StandardCharsets.UTF_8));
    }

    private static void read(byte[] bytes, Class<? extends Record> word) {
        Record read;
        try {
            read = Json.read(bytes, word);
        } catch (ProblemException refused) {
            return;
        }
        if (!Json.read(Json.write(read), word).equals(read)) {
            throw new AssertionError("written again it is another");
        }
        if (read instanceof Renewal asked && DeviceProof.isBy(Device.KEY, asked)) {
            throw new AssertionError("signed without the key");
        }
    }

    private static void token(String text) {
        EnrolmentToken token;
        try {
            token = EnrolmentToken.parse(text);
        } catch (ProblemException refused) {
            return;
        }
        if (!token.text().equals(text.strip())) {
            throw new AssertionError("another token than what was carried");
        }
    }

    /** Drawn here and forgotten: nobody signs with it. */
    private static final class Device {
        private static final PublicKey KEY = Identity.newKey().getPublic();
    }
}
