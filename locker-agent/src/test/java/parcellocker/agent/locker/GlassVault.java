package parcellocker.agent.locker;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.KnownCode;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Secret;
import parcellocker.agent.delivery.Verifier;
import parcellocker.agent.runtime.Vault;
import parcellocker.contract.problem.Problem;

/** A vault one can look into: a verifier's hash is the secret itself, and every code drawn is remembered in clear. */
final class GlassVault implements Vault {
    /** The help desk's answer to any number. */
    static final String ANSWER = "24681357";

    /** How everybody's phone ends. */
    static final String TAIL = "5678";

    private final ArrayDeque<Effect.Ask> asked = new ArrayDeque<>();
    private final SortedMap<DeliveryId, String> codes = new TreeMap<>();
    private final SortedMap<String, Token> tokens = new TreeMap<>();
    private int drawn;
    private int kept;

    @Override
    public void ask(Effect.Ask question) {
        asked.add(question);
    }

    Optional<Effect.Ask> next() {
        return Optional.ofNullable(asked.poll());
    }

    String code(DeliveryId delivery) {
        String code = codes.get(delivery);
        if (code == null) {
            throw new IllegalStateException("no code was drawn for " + delivery);
        }
        return code;
    }

    /** The text of a token that the city issued. */
    String issue(Token token) {
        String text = "PL1:" + token.id();
        tokens.put(text, token);
        return text;
    }

    static Verifier verifier(String secret) {
        return new Verifier("salt", secret);
    }

    Input answer(Effect.Ask question) {
        return switch (question) {
            case Effect.CheckCode q -> new Input.CodeChecked(q.ask(), match(q.digits(), q.known()));
            case Effect.CheckCodeAndTail q ->
                new Input.CodeAndTailChecked(
                        q.ask(),
                        q.tail().read(String::new).equals(TAIL)
                                ? match(q.digits(), q.known())
                                        .filter(code -> q.recipients().containsKey(code.delivery()))
                                : Optional.empty());
            case Effect.CheckPin q -> new Input.PinChecked(q.ask(), isRight(q.pin(), q.verifier()));
            case Effect.CheckToken q -> token(q);
            case Effect.CheckAnswer q ->
                new Input.AnswerChecked(q.ask(), q.digits().read(String::new).equals(ANSWER));
            case Effect.CheckTail q ->
                new Input.TailChecked(
                        q.ask(),
                        q.ticket(),
                        q.digits().read(String::new).equals(TAIL)
                                ? q.candidates().keySet().stream().findFirst()
                                : Optional.empty());
            case Effect.DrawCode q -> draw(q);
            case Effect.KeepPerson q -> person(q);
        };
    }

    private static boolean isRight(Secret typed, Verifier verifier) {
        return typed.read(String::new).equals(verifier.hash());
    }

    private static Optional<KnownCode> match(Secret digits, List<KnownCode> known) {
        return known.stream().filter(code -> isRight(digits, code.verifier())).findFirst();
    }

    private Input token(Effect.CheckToken q) {
        Token known = tokens.get(q.text());
        return known == null
                ? new Input.TokenRefused(q.ask(), Problem.TOKEN_FORGED)
                : new Input.TokenChecked(q.ask(), known);
    }

    private Input draw(Effect.DrawCode q) {
        drawn++;
        String code = String.valueOf(10_000_000 + drawn);
        codes.put(q.delivery(), code);
        return new Input.CodeDrawn(q.ask(), q.delivery(), verifier(code), new Sealed("code-" + drawn, "jwe"));
    }

    private Input person(Effect.KeepPerson q) {
        String phone = q.phone().read(String::new);
        return phone.length() == 11
                ? new Input.PersonKept(
                        q.ask(),
                        new PersonRef("typed-" + ++kept),
                        new Sealed("to-city", phone),
                        new Sealed("to-us", phone))
                : new Input.PersonRefused(q.ask(), Problem.PHONE_UNREADABLE);
    }
}
