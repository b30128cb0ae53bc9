package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.KnownCode;
import parcellocker.agent.delivery.MailInOrder;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Role;
import parcellocker.agent.delivery.Secret;
import parcellocker.agent.delivery.Verifier;
import parcellocker.agent.locker.Effect;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Quality;
import parcellocker.agent.locker.Token;
import parcellocker.agent.runtime.Vault;
import parcellocker.contract.wire.Chain;

/** The vault: it alone sees digits. Answers come late, and not at all if the process dies first. */
final class StrongBox implements Vault {

    /** Somebody proved to be entitled: to a delivery by code or token, or as a courier. */
    record Proof(String subject, long at, int boot) {}

    /** A code that was none of those asked about. */
    record Wrong(String digits, long age) {}

    private static final long LENIENCE_SECONDS = 120;
    private final World world;
    private final Chance chance;
    private final Safe safe;
    private final List<Long> guessedAt = new ArrayList<>();
    private long wrongAnswered;
    private final LockedTries locked;
    private final List<Proof> proofs = new ArrayList<>();
    /** When the screen was at home last, by process. */
    private final SortedMap<Integer, Long> homeAt = new TreeMap<>();

    private final SortedMap<String, String> phones = new TreeMap<>();
    private final SortedMap<DeliveryId, Verifier> recognised = new TreeMap<>();
    private final List<Wrong> wrong = new ArrayList<>();

    StrongBox(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
        this.locked = new LockedTries(world);
        this.safe = world.depth().isDeep()
                ? new RealSafe(world.secrets(), chance.fork("safe"), locked::phone)
                : new PlainSafe(world.secrets(), chance.fork("safe"), locked::phone);
    }

    /** Locker ages at which a code was to be held against the live ones. */
    List<Long> guessedAt() {
        return guessedAt;
    }

    /** Wrong codes whose answer the core has dealt with. */
    long wrongAnswered() {
        return wrongAnswered;
    }

    /** What was typed while the keypad was locked. */
    LockedTries locked() {
        return locked;
    }

    List<Proof> proofs() {
        return proofs;
    }

    /** A turn ended with that on the screen. */
    void stands(Optional<Page> page) {
        if (page.filter(shown -> shown instanceof Page.Home).isPresent()) {
            homeAt.put(world.machine().boot(), world.time().now());
        }
    }

    /** Whether whoever stood at the screen last in the life of that process had proved it themselves: it was at home before they came. */
    boolean isProvedInVisit(String subject, int boot) {
        long since = homeAt.getOrDefault(boot, 0L);
        return proofs.stream()
                .anyMatch(proof -> proof.boot() == boot
                        && proof.at() >= since
                        && proof.subject().equals(subject));
    }

    /** The code of that delivery that was typed last. */
    Optional<Verifier> recognised(DeliveryId delivery) {
        return Optional.ofNullable(recognised.get(delivery));
    }

    /** Codes that were answered to be wrong. */
    List<Wrong> wrong() {
        return wrong;
    }

    /** The phone behind a reference that the locker itself made. */
    Optional<String> phone(PersonRef ref) {
        return Optional.ofNullable(phones.get(ref.value()));
    }

    static Verifier verifier(String salt, String digits) {
        return new Verifier(salt, Chain.name(salt + digits));
    }

    static boolean matches(String digits, Verifier verifier) {
        return verifier(verifier.salt(), digits).equals(verifier);
    }

    /** A PIN has 100,000 rounds of stretching in its form: too slow for a simulation at any depth. */
    static Input pin(Effect.CheckPin q) {
        return new Input.PinChecked(q.ask(), q.pin().read(pin -> matches(new String(pin), q.verifier())));
    }

    @Override
    public void ask(Effect.Ask question) {
        world.trace().line("vault", question.getClass().getSimpleName());
        if (question instanceof Effect.CheckCode) {
            guessedAt.add(world.machine().age());
        } else if (question instanceof Effect.CheckCodeAndTail) {
            locked.askedAt(world.machine().age());
        }
        world.power().around("vault", () -> {
            int boot = world.machine().boot();
            long delay = question instanceof Effect.CheckToken ? 5 : chance.between(20, 400);
            world.time().in(delay, () -> {
                if (world.machine().isAlive(boot)) {
                    Input answer = question instanceof Effect.CheckTail tail ? whose(tail) : safe.answer(question);
                    proves(question, answer);
                    doubts(question, answer);
                    world.machine().happens(answer);
                    settle(answer, boot);
                }
            });
        });
    }

    /** The people of the world stand for the table of sealed persons, which the vault's own test reads. */
    private Input whose(Effect.CheckTail q) {
        List<DeliveryId> fitting = q.candidates().entrySet().stream()
                .filter(candidate ->
                        phoneOf(candidate.getValue()).endsWith(q.digits().read(String::new)))
                .map(Map.Entry::getKey)
                .toList();
        return new Input.TailChecked(
                q.ask(), q.ticket(), fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty());
    }

    String phoneOf(PersonRef ref) {
        return phone(ref).orElseGet(() -> world.crowd().phone(ref.value()));
    }

    private void settle(Input answer, int boot) {
        boolean wrong =
                answer instanceof Input.CodeChecked checked && checked.match().isEmpty();
        if (wrong && world.machine().isAlive(boot)) {
            wrongAnswered++;
        }
        boolean wrongPair = answer instanceof Input.CodeAndTailChecked checked
                && checked.match().isEmpty();
        if (wrongPair && world.machine().isAlive(boot)) {
            locked.wrongAnswered();
        }
    }

    /** What the answer proves. */
    private void proves(Effect.Ask question, Input answer) {
        if (answer instanceof Input.CodeChecked checked) {
            checked.match().ifPresent(this::recognised);
        } else if (question instanceof Effect.CheckCodeAndTail typed
                && answer instanceof Input.CodeAndTailChecked both) {
            both.match().ifPresent(code -> recognised(locked.proven(typed, code)));
        } else if (question instanceof Effect.CheckToken shown && answer instanceof Input.TokenChecked checked) {
            boolean issued = world.tokens().isIssued(shown.text());
            Violation.unless(issued, "S-13", () -> "a token is taken that is not for this locker, or not the city's");
            entitles(checked.token());
        } else if (question instanceof Effect.CheckPin pin && answer.equals(new Input.PinChecked(pin.ask(), true))) {
            world.town().courierWith(pin.verifier()).ifPresent(this::proved);
        } else if (question instanceof Effect.CheckAnswer q && answer.equals(new Input.AnswerChecked(q.ask(), true))) {
            String who = q.challenge().who().value();
            String right = answer(q.challenge().role(), who, q.challenge().digits());
            Violation.unless(q.digits().read(String::new).equals(right), "S-4", () -> "a wrong answer proves " + who);
            proved(who);
        } else if (question instanceof Effect.KeepPerson person && answer instanceof Input.PersonKept kept) {
            phones.put(kept.ref().value(), person.phone().read(String::new));
        }
    }

    private void doubts(Effect.Ask question, Input answer) {
        if (question instanceof Effect.CheckCode typed
                && answer instanceof Input.CodeChecked checked
                && checked.match().isEmpty()) {
            wrong.add(
                    new Wrong(typed.digits().read(String::new), world.machine().age()));
        } else if (question instanceof Effect.CheckCodeAndTail typed
                && answer instanceof Input.CodeAndTailChecked checked
                && checked.match().isEmpty()
                && locked.hasBoth(typed)) {
            wrong.add(
                    new Wrong(typed.digits().read(String::new), world.machine().age()));
        }
    }

    private void recognised(KnownCode code) {
        recognised.put(code.delivery(), code.verifier());
        proved(code.delivery().value());
    }

    private void proved(String subject) {
        proofs.add(new Proof(subject, world.time().now(), world.machine().boot()));
    }

    /** S-12: who works here proves it in time, and to a locker that knows the time; a parcel waits for its recipient. */
    private void entitles(Token token) {
        long now = Machine.unixSeconds(world.time().now());
        boolean inTime =
                now <= token.notAfterSeconds() + LENIENCE_SECONDS && now >= token.notBeforeSeconds() - LENIENCE_SECONDS;
        boolean timeKnown = world.machine().quality() != Quality.SUSPECT;
        switch (token.kind()) {
            case PICKUP -> proved(token.subject());
            case GROUP -> List.of(token.subject().split(" ", -1)).forEach(this::proved);
            case DELEGATE -> {
                if (inTime || !timeKnown) {
                    proved(token.subject());
                }
            }
            case MAIL_IN -> {
                if (inTime && timeKnown) {
                    MailInOrder.read(token.subject())
                            .ifPresent(order -> proved(order.order().value()));
                }
            }
            case COURIER, TECHNICIAN, COLLECTOR -> {
                if (inTime && timeKnown) {
                    proved(token.subject());
                }
            }
            case APPROVAL -> {
                if (inTime && timeKnown) {
                    proved(token.id());
                }
            }
        }
    }

    /** What the help desk says to a number shown to that person. */
    String answer(Role role, String who, String challenge) {
        return safe.helpDesk(role, who, challenge);
    }

    static Secret secret(String typed) {
        return new Secret(typed);
    }
}
