package parcellocker.sim.world;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import parcellocker.agent.delivery.KnownCode;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Secret;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Token;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.wire.Chain;

/** A vault of plain hashes and words. */
final class PlainSafe implements Safe {
    private final Secrets secrets;
    private final Chance chance;
    private final Function<PersonRef, Optional<String>> phones;

    /** {@code phones}: whom a seal of this locker names; empty if it cannot be opened. */
    PlainSafe(Secrets secrets, Chance chance, Function<PersonRef, Optional<String>> phones) {
        this.secrets = secrets;
        this.chance = chance;
        this.phones = phones;
    }

    @Override
    public Input answer(Effect.Ask question) {
        return switch (question) {
            case Effect.CheckCode q -> new Input.CodeChecked(q.ask(), match(q.digits(), q.known()));
            case Effect.CheckCodeAndTail q ->
                new Input.CodeAndTailChecked(
                        q.ask(), match(q.digits(), q.known()).filter(code -> isPhoneOf(q, code)));
            case Effect.CheckToken q -> token(q);
            case Effect.CheckPin q -> StrongBox.pin(q);
            case Effect.CheckAnswer q -> {
                var challenge = q.challenge();
                String right = helpDesk(challenge.role(), challenge.who().value(), challenge.digits());
                yield new Input.AnswerChecked(
                        q.ask(), q.digits().read(String::new).equals(right));
            }
            case Effect.CheckTail q -> throw new IllegalStateException("the box answers " + q);
            case Effect.DrawCode q -> drawn(q);
            case Effect.KeepPerson q -> kept(q);
        };
    }

    @Override
    public String helpDesk(Role role, String who, String challenge) {
        String hash = Chain.name("help desk" + role + who + challenge);
        return String.format(Locale.ROOT, "%08d", Long.parseLong(hash.substring(0, 10), 16) % 100_000_000);
    }

    private boolean isPhoneOf(Effect.CheckCodeAndTail q, KnownCode code) {
        return Optional.ofNullable(q.recipients().get(code.delivery()))
                .flatMap(phones)
                .filter(phone -> phone.endsWith(q.tail().read(String::new)))
                .isPresent();
    }

    private static Optional<KnownCode> match(Secret digits, List<KnownCode> known) {
        return digits.read(typed -> known.stream()
                .filter(code -> StrongBox.matches(new String(typed), code.verifier()))
                .findFirst());
    }

    private static Input token(Effect.CheckToken q) {
        Optional<Token> token = PlainTokens.read(q.text());
        if (token.isEmpty()) {
            return new Input.TokenRefused(q.ask(), Problem.TOKEN_UNREADABLE);
        }
        if (PlainTokens.isForged(q.text())) {
            return new Input.TokenRefused(q.ask(), Problem.TOKEN_FORGED);
        }
        if (PlainTokens.isForeign(q.text())) {
            return new Input.TokenRefused(q.ask(), Problem.TOKEN_FOREIGN);
        }
        return new Input.TokenChecked(q.ask(), token.get());
    }

    private Input drawn(Effect.DrawCode q) {
        String digits = chance.digits(8);
        for (KnownCode known : q.known()) {
            if (StrongBox.matches(digits, known.verifier())) {
                digits = chance.digits(8);
            }
        }
        secrets.add(digits);
        String sealed = "code:" + digits;
        return new Input.CodeDrawn(
                q.ask(),
                q.delivery(),
                StrongBox.verifier(chance.hex(8), digits),
                new Sealed(Chain.name(sealed + q.ask() + chance.hex(8)), sealed));
    }

    private static Input kept(Effect.KeepPerson q) {
        String phone = q.phone().read(String::new);
        if (!phone.matches("1[0-9]{10}")) {
            return new Input.PersonRefused(q.ask(), Problem.PHONE_UNREADABLE);
        }
        Sealed sealed = new Sealed(Chain.name("phone" + phone), "phone:" + phone);
        return new Input.PersonKept(
                q.ask(), new PersonRef("walk-in-" + sealed.name().substring(0, 16)), sealed, sealed);
    }
}
