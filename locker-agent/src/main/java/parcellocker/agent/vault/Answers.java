package parcellocker.agent.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Token;
import parcellocker.contract.command.OperatorKey;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.Pin;
import parcellocker.contract.wire.QrToken;
import parcellocker.contract.wire.StaffAnswer;

/** The vault's answer to each question, on whatever thread asks. */
public final class Answers {
    private final Keys keys;
    private final String lockerId;
    private final PickupCodes codes;
    private final SealedPeople people;
    private final SecureRandom random;

    /**
     * Answers of one locker.
     *
     * @param iterations of PBKDF2 for a pickup code
     * @param random unpredictable, but in simulations
     * @param people whose parcels may be here
     */
    public Answers(Keys keys, String lockerId, int iterations, SecureRandom random, SealedPeople people) {
        this(keys, lockerId, new PickupCodes(keys, lockerId, iterations, random), random, people);
    }

    /** Answers of a locker whose key of codes may lie elsewhere than in its file. */
    public Answers(Keys keys, String lockerId, CodeKey.Used codes, SecureRandom random, SealedPeople people) {
        this(
                keys,
                lockerId,
                new PickupCodes(codes.key(), keys.saltBytes(), lockerId, codes.rounds(), random),
                random,
                people);
    }

    Answers(Keys keys, String lockerId, PickupCodes codes, SecureRandom random, SealedPeople people) {
        this.keys = keys;
        this.lockerId = lockerId;
        this.codes = codes;
        this.random = random;
        this.people = people;
    }

    /** What tells the key of codes from others; codes that were drawn under another are not recognised. */
    public String codeKey() {
        return codes.mark();
    }

    /** Inside the seal that goes up with a new code. */
    record SealedCode(String delivery, String code) {
        @Override
        public String toString() {
            return "SealedCode[" + delivery + "]";
        }
    }

    /** The one answer to a question. Takes as long as it takes. */
    public Input to(Effect.Ask question) {
        return switch (question) {
            case Effect.CheckCode q ->
                new Input.CodeChecked(q.ask(), q.digits().read(typed -> codes.match(typed, q.known())));
            case Effect.CheckCodeAndTail q -> CodeAndTail.checked(q, codes, people);
            case Effect.CheckToken q -> token(q);
            case Effect.CheckPin q -> new Input.PinChecked(q.ask(), isRight(q));
            case Effect.CheckAnswer q -> new Input.AnswerChecked(q.ask(), isRight(q));
            case Effect.CheckTail q -> new Input.TailChecked(q.ask(), q.ticket(), whose(q));
            case Effect.DrawCode q -> draw(q);
            case Effect.KeepPerson q -> keep(q);
        };
    }

    /** The answer for which nothing is computed: a refusal, where the question has one. Empty for a code to draw. */
    static Optional<Input> refusal(Effect.Ask question) {
        return switch (question) {
            case Effect.CheckCode q -> Optional.of(new Input.CodeChecked(q.ask(), Optional.empty()));
            case Effect.CheckCodeAndTail q -> Optional.of(new Input.CodeAndTailChecked(q.ask(), Optional.empty()));
            case Effect.CheckToken q -> Optional.of(new Input.TokenRefused(q.ask(), Problem.BUSY));
            case Effect.CheckPin q -> Optional.of(new Input.PinChecked(q.ask(), false));
            case Effect.CheckAnswer q -> Optional.of(new Input.AnswerChecked(q.ask(), false));
            case Effect.CheckTail q -> Optional.of(new Input.TailChecked(q.ask(), q.ticket(), Optional.empty()));
            case Effect.KeepPerson q -> Optional.of(new Input.PersonRefused(q.ask(), Problem.BUSY));
            case Effect.DrawCode ignored -> Optional.empty();
        };
    }

    private Input token(Effect.CheckToken q) {
        try {
            Genuine genuine = genuine(q.text());
            if (!genuine.token().locker().equals(lockerId)) {
                return new Input.TokenRefused(q.ask(), Problem.TOKEN_FOREIGN);
            }
            return new Input.TokenChecked(q.ask(), token(genuine));
        } catch (ProblemException refused) {
            return new Input.TokenRefused(q.ask(), refused.problem());
        }
    }

    /** {@code signer}: the operator's key, or empty for the city's. */
    private record Genuine(QrToken token, String signer) {}

    /** The city's key signs everything but approvals, and only operators' keys sign those. */
    private Genuine genuine(String text) {
        for (OperatorKey operator : keys.operators()) {
            if (operator.rights().contains(OperatorKey.Right.APPROVE)) {
                Optional<QrToken> approval = approval(text, operator.jwk());
                if (approval.isPresent()) {
                    return new Genuine(approval.get(), operator.kid());
                }
            }
        }
        QrToken token = citys(text);
        if (token.kind() == QrToken.Kind.APPROVAL) {
            throw new ProblemException(Problem.TOKEN_FORGED, "an approval that no operator signed");
        }
        return new Genuine(token, "");
    }

    /** Signed with the city's present key or an elder one: a recipient's QR may be older than the present one. */
    private QrToken citys(String text) {
        try {
            return QrToken.verified(text, keys.city().tokens());
        } catch (ProblemException refused) {
            return keys.city().elderTokens().stream()
                    .flatMap(elder -> verified(text, elder).stream())
                    .findFirst()
                    .orElseThrow(() -> refused);
        }
    }

    private static Optional<QrToken> approval(String text, String jwk) {
        return verified(text, jwk).filter(token -> token.kind() == QrToken.Kind.APPROVAL);
    }

    private static Optional<QrToken> verified(String text, String jwk) {
        try {
            return Optional.of(QrToken.verified(text, jwk));
        } catch (ProblemException notTheirs) {
            // The next key may have signed it; the last one to try says what is wrong.
            return Optional.empty();
        }
    }

    private static Token token(Genuine genuine) {
        QrToken token = genuine.token();
        Token.Kind kind = switch (token.kind()) {
            case PICKUP -> Token.Kind.PICKUP;
            case COURIER -> Token.Kind.COURIER;
            case TECHNICIAN -> Token.Kind.TECHNICIAN;
            case GROUP -> Token.Kind.GROUP;
            case DELEGATE -> Token.Kind.DELEGATE;
            case APPROVAL -> Token.Kind.APPROVAL;
            case MAIL_IN -> Token.Kind.MAIL_IN;
            case COLLECTOR -> Token.Kind.COLLECTOR;
        };
        return new Token(kind, token.subject(), token.id(), token.notBefore(), token.notAfter(), genuine.signer());
    }

    private boolean isRight(Effect.CheckAnswer q) {
        StaffAnswer.Question question = new StaffAnswer.Question(
                lockerId,
                Fact.Role.valueOf(q.challenge().role().name()),
                q.challenge().who().value(),
                q.challenge().digits());
        byte[] right = StaffAnswer.of(question, keys.staff()).getBytes(StandardCharsets.US_ASCII);
        return q.digits()
                .read(typed -> MessageDigest.isEqual(right, new String(typed).getBytes(StandardCharsets.US_ASCII)));
    }

    private static boolean isRight(Effect.CheckPin q) {
        var verifier = new parcellocker.contract.entry.Verifier(
                q.verifier().salt(), q.verifier().hash());
        try {
            return q.pin().read(typed -> Pin.matches(typed, verifier));
        } catch (IllegalArgumentException broken) {
            // The city sent a verifier that is none: no PIN is its PIN.
            return false;
        }
    }

    /** All are looked at, whichever it is; two that fit are none. */
    private Optional<DeliveryId> whose(Effect.CheckTail q) {
        List<DeliveryId> fitting = q.digits()
                .read(typed -> q.candidates().entrySet().stream()
                        .filter(candidate -> people.phone(candidate.getValue())
                                .filter(phone -> phone.endsWith(typed))
                                .isPresent())
                        .map(Map.Entry::getKey)
                        .toList());
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    private Input draw(Effect.DrawCode q) {
        PickupCodes.Drawn drawn = codes.draw(q.delivery(), q.known());
        String secret = Json.write(new SealedCode(q.delivery().value(), drawn.code()));
        return new Input.CodeDrawn(
                q.ask(),
                q.delivery(),
                drawn.verifier(),
                sealed(secret, keys.city().sealing()));
    }

    private Input keep(Effect.KeepPerson q) {
        Optional<Phone> phone = q.phone().read(typed -> Phone.read(String.valueOf(typed)));
        if (phone.isEmpty()) {
            return new Input.PersonRefused(q.ask(), Problem.PHONE_UNREADABLE);
        }
        byte[] name = new byte[16];
        random.nextBytes(name);
        String secret = Json.write(new Directive.Person("", phone.get().digits()));
        return new Input.PersonKept(
                q.ask(),
                new PersonRef("p" + HexFormat.of().formatHex(name)),
                sealed(secret, keys.city().sealing()),
                sealed(secret, keys.sealingPublic()));
    }

    private Sealed sealed(String secret, String publicJwk) {
        String text = Jose.seal(secret, publicJwk, random);
        return new Sealed(Chain.name(text), text);
    }
}
