package parcellocker.sim.world;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import parcellocker.agent.locker.Token;

/** Tokens of the city, with a word in place of a signature. */
final class PlainTokens implements Tokens {
    private final SortedSet<String> issued = new TreeSet<>();

    private static final String PREFIX = "PL1:";

    @Override
    public String genuine(Token token) {
        String text = text("GENUINE", "HERE", token);
        issued.add(text);
        return text;
    }

    @Override
    public String forged(Token token) {
        return text("FORGED", "HERE", token);
    }

    @Override
    public boolean isIssued(String text) {
        return issued.contains(text);
    }

    @Override
    public String foreign(Token token) {
        return text("GENUINE", "ELSEWHERE", token);
    }

    static boolean isForged(String text) {
        return text.startsWith(PREFIX + "FORGED");
    }

    static boolean isForeign(String text) {
        return text.contains("/ELSEWHERE/");
    }

    static Optional<Token> read(String text) {
        List<String> parts = List.of(text.split("/", -1));
        if (!text.startsWith(PREFIX) || parts.size() != 7) {
            return Optional.empty();
        }
        return Optional.of(new Token(
                Token.Kind.valueOf(parts.get(2)),
                parts.get(3),
                parts.get(4),
                Long.parseLong(parts.get(5)),
                Long.parseLong(parts.get(6)),
                parts.get(2).equals(Token.Kind.APPROVAL.name()) ? Keyring.APPROVER : ""));
    }

    private static String text(String seal, String where, Token token) {
        return String.join(
                "/",
                PREFIX + seal,
                where,
                token.kind().name(),
                token.subject(),
                token.id(),
                String.valueOf(token.notBeforeSeconds()),
                String.valueOf(token.notAfterSeconds()));
    }
}
