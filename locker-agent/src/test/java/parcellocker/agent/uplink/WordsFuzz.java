package parcellocker.agent.uplink;

import java.nio.charset.StandardCharsets;
import java.util.List;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;

/** A message on {@code directives}: as it is, and as a payload that the city did sign. */
public final class WordsFuzz {
    private static final String CITY = Jose.newSigningKey();
    private static final Words WORDS =
            new Words(new CityKeys(Jose.publicOf(CITY), List.of()), new LockerId("LY-000017"));

    private WordsFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        read(bytes);
        String payload = new String(bytes, StandardCharsets.UTF_8);
        read(Jose.sign(payload, CITY).getBytes(StandardCharsets.US_ASCII));
    }

    private static void read(byte[] message) {
        try {
            WORDS.read(message);
        } catch (ProblemException refused) {
            return;
        }
    }
}
