package parcellocker.bridge.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import parcellocker.contract.entry.Entry;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Json;

/** What a stored body says to this version of the bridge. */
sealed interface Body {
    /** How the mark of a body of an unknown kind begins. */
    String UNKNOWN = "UNKNOWN ";

    /** Understood. */
    record Known(Entry entry) implements Body {}

    /** A kind of a later version: kept, and read after an upgrade. */
    record Unknown(String kind) implements Body {}

    /** Nonsense, or an entry that claims another place in the stream. Its place in the chain is still proven. */
    record Unreadable(String why) implements Body {}

    /** Reads a body that stands at {@code seq} of {@code epoch}. */
    static Body of(long epoch, Link link) {
        try {
            Entry entry = Json.read(link.body(), Entry.class);
            return entry.epoch() == epoch && entry.seq() == link.seq()
                    ? new Known(entry)
                    : new Unreadable("claims another place");
        } catch (ProblemException refused) {
            return unread(link.body(), refused);
        }
    }

    private static Body unread(String body, ProblemException refused) {
        try {
            JsonNode kind = Json.tree(body).path("fact").path("kind");
            boolean later = kind.isTextual() && !Kinds.KNOWN.contains(kind.asText());
            return later
                    ? new Unknown(kind.asText())
                    : new Unreadable(refused.problem().code());
        } catch (ProblemException notEvenJson) {
            return new Unreadable(notEvenJson.problem().code());
        }
    }

    /** The kinds this version understands. */
    final class Kinds {
        static final Set<String> KNOWN = Arrays.stream(Fact.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toUnmodifiableSet());

        private Kinds() {}
    }
}
