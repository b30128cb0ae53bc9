package parcellocker.sim.crash;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Secret;
import parcellocker.agent.delivery.Verifier;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Input;
import parcellocker.agent.runtime.Vault;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.wire.Chain;
import parcellocker.sim.clockwork.Chance;

/** A vault without secrets: a verifier's hash is the code itself. Its seals are as long as real ones. */
final class OpenVault implements Vault {
    private static final int SEAL_CHARACTERS = 600;
    private final ArrayDeque<Effect.Ask> asked = new ArrayDeque<>();
    private final SortedMap<DeliveryId, String> codes = new TreeMap<>();
    private final Chance chance;

    OpenVault(Chance chance) {
        this.chance = chance;
    }

    @Override
    public void ask(Effect.Ask question) {
        asked.add(question);
    }

    Optional<Input> answer() {
        return Optional.ofNullable(asked.poll()).map(this::answer);
    }

    /** The process ends, and with it what it was asked. */
    void forget() {
        asked.clear();
    }

    Optional<String> code(DeliveryId delivery) {
        return Optional.ofNullable(codes.get(delivery));
    }

    static Verifier verifier(String secret) {
        return new Verifier("c2FsdHNhbHRzYWx0c2FsdA", secret);
    }

    Sealed sealed(String what) {
        String text = (what + "." + chance.bits() + ".").repeat(SEAL_CHARACTERS / 20);
        return new Sealed(Chain.name(text), text);
    }

    private Input answer(Effect.Ask question) {
        return switch (question) {
            case Effect.CheckCode q ->
                new Input.CodeChecked(
                        q.ask(),
                        q.known().stream()
                                .filter(code -> isRight(q.digits(), code.verifier()))
                                .findFirst());
            // Nobody's phone is known here.
            case Effect.CheckCodeAndTail q -> new Input.CodeAndTailChecked(q.ask(), Optional.empty());
            case Effect.CheckPin q -> new Input.PinChecked(q.ask(), isRight(q.pin(), q.verifier()));
            case Effect.CheckAnswer q -> new Input.AnswerChecked(q.ask(), false);
            case Effect.CheckToken q -> new Input.TokenRefused(q.ask(), Problem.TOKEN_FORGED);
            case Effect.CheckTail q ->
                new Input.TailChecked(
                        q.ask(), q.ticket(), q.candidates().keySet().stream().findFirst());
            case Effect.DrawCode q -> draw(q);
            case Effect.KeepPerson q ->
                new Input.PersonKept(
                        q.ask(),
                        new PersonRef("typed-" + (chance.bits() >>> 1)),
                        sealed("phone to the city"),
                        sealed("phone to the locker"));
        };
    }

    private Input draw(Effect.DrawCode q) {
        String code = String.valueOf(chance.between(10_000_000, 100_000_000));
        codes.put(q.delivery(), code);
        return new Input.CodeDrawn(q.ask(), q.delivery(), verifier(code), sealed("code"));
    }

    private static boolean isRight(Secret typed, Verifier verifier) {
        return typed.read(String::new).equals(verifier.hash());
    }
}
