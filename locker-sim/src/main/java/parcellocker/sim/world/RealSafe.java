package parcellocker.sim.world;

import java.util.Optional;
import java.util.function.Function;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Input;
import parcellocker.agent.vault.Answers;
import parcellocker.agent.vault.SealedPeople;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.entry.DrawnCode;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.StaffAnswer;

/** The product's own vault: real codes, tokens and seals, with few rounds of stretching. */
final class RealSafe implements Safe {
    private static final int ROUNDS = 2;
    private final Secrets secrets;
    private final Answers answers;

    /** {@code phones}: who is behind a seal of this locker; empty if there is none. */
    RealSafe(Secrets secrets, Chance chance, Function<PersonRef, Optional<String>> phones) {
        this.secrets = secrets;
        Chance seals = chance.fork("seals");
        this.answers = new Answers(
                Keyring.LOCKER,
                Options.LOCKER,
                ROUNDS,
                new SeededRandom(chance),
                new SealedPeople(
                        Keyring.LOCKER, ref -> phones.apply(ref).map(phone -> sealed(phone, new SeededRandom(seals)))));
    }

    private static String sealed(String phone, SeededRandom random) {
        return Jose.seal(Json.write(new Directive.Person("", phone)), Keyring.LOCKER.sealingPublic(), random);
    }

    @Override
    public Input answer(Effect.Ask question) {
        Input answer = question instanceof Effect.CheckPin pin ? StrongBox.pin(pin) : answers.to(question);
        if (answer instanceof Input.CodeDrawn drawn) {
            secrets.add(code(drawn.attachment()));
        }
        return answer;
    }

    @Override
    public String helpDesk(Role role, String who, String challenge) {
        return StaffAnswer.of(
                new StaffAnswer.Question(Options.LOCKER, Fact.Role.valueOf(role.name()), who, challenge),
                Keyring.LOCKER.staff());
    }

    /** The code inside a seal, as only the city can open it. */
    static String code(Sealed sealed) {
        return Json.read(Jose.open(sealed.text(), Keyring.SEALING), DrawnCode.class)
                .code();
    }
}
