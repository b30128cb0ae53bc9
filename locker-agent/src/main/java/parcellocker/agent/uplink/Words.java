package parcellocker.agent.uplink;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import parcellocker.agent.locker.Input;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;

/**
 * Reads the {@code directives} topic. What is not the city's is refused; what is the city's and numbered but not understood
 * becomes {@link Input.Directive.Unknown}, because to drop it would leave a gap that stops the stream for ever.
 */
final class Words {
    private static final Set<String> KINDS = Arrays.stream(Directive.class.getPermittedSubclasses())
            .map(Class::getSimpleName)
            .collect(Collectors.toSet());

    private final String publicJwk;
    private final LockerId us;

    Words(CityKeys keys, LockerId us) {
        this.publicJwk = keys.directives();
        this.us = us;
    }

    /** The word in a message; a {@link ProblemException} with its number if there is none for us. */
    Word read(byte[] message) {
        if (message.length > Json.MOST_BYTES) {
            throw new ProblemException(Problem.MESSAGE_TOO_LARGE, message.length + " bytes on directives");
        }
        String payload = Jose.verify(new String(message, StandardCharsets.US_ASCII), publicJwk);
        JsonNode tree = Json.tree(payload);
        if (!us.value().equals(tree.path("locker").asText())) {
            throw new ProblemException(Problem.DIRECTIVE_FOREIGN, "a directive for another locker");
        }
        JsonNode number = tree.path("number");
        if (!number.isIntegralNumber() || !number.canConvertToLong()) {
            throw new ProblemException(Problem.MESSAGE_MALFORMED, "a directive without a number");
        }
        String head = Chain.name(payload);
        return word(payload, new Place(number.longValue(), prev(tree), Optional.of(head)), kind(tree));
    }

    /** Where in the chain of directives a message stands. */
    private record Place(long number, Optional<String> prev, Optional<String> head) {
        Word.Order order(Input.Directive directive) {
            return new Word.Order(new Input.Directed(number, prev, head, directive));
        }
    }

    private static Optional<String> prev(JsonNode tree) {
        return Optional.of(tree.path("prev").asText("")).filter(prev -> !prev.isEmpty());
    }

    private static String kind(JsonNode tree) {
        String kind = tree.path("directive").path("kind").asText();
        // The kind ends in the journal, which has a bound of its own.
        return kind.substring(0, Math.min(kind.length(), 40));
    }

    private static Word word(String payload, Place place, String kind) {
        try {
            return understood(Json.read(payload, Numbered.class), place);
        } catch (ProblemException refused) {
            // A page is no directive: half understood, it must not take the number of its list.
            if (place.number() < 1 || kind.equals(Directive.FullList.class.getSimpleName())) {
                throw refused;
            }
            Problem problem = KINDS.contains(kind) ? refused.problem() : Problem.KIND_UNKNOWN;
            return place.order(new Input.Directive.Unknown(kind, problem));
        }
    }

    private static Word understood(Numbered numbered, Place place) {
        if (numbered.directive() instanceof Directive.Welcome welcome && numbered.number() == 0) {
            return new Word.Greeting(welcome);
        }
        if (numbered.directive() instanceof Directive.Enrol enrol && numbered.number() == 0) {
            return new Word.Enrolment(enrol);
        }
        if (numbered.directive() instanceof Directive.FullList page && numbered.number() > 0) {
            return new Word.Page(numbered.number(), page);
        }
        return place.order(Orders.of(numbered.directive()));
    }
}
