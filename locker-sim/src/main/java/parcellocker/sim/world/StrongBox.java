package parcellocker.sim.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import parcellocker.agent.locker.Quality;
import parcellocker.agent.locker.Token;
import parcellocker.agent.runtime.Vault;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.wire.Chain;

/** The vault: it alone sees digits. Answers come late, and not at all if the process dies first. */
final class StrongBox implements Vault {

    /** Somebody proved to be entitled: to a delivery by code or token, or as a courier. */
    record Proof(String subject, long at, int boot) {}

    private final World world;
    private final Chance chance;
    private final List<Long> guessedAt = new ArrayList<>();
    private long wrongAnswered;
    private final List<Proof> proofs = new ArrayList<>();
    private final SortedMap<String, String> phones = new TreeMap<>();

    StrongBox(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
    }

    /** Locker ages at which a code was to be held against the live ones. */
    List<Long> guessedAt() {
        return guessedAt;
    }

    /** Wrong codes whose answer the core has dealt with. */
    long wrongAnswered() {
        return wrongAnswered;
    }

    List<Proof> proofs() {
        return proofs;
    }

    /** The phone behind a reference that the locker itself made. */
    Optional<String> phone(PersonRef ref) {
        return Optional.ofNullable(phones.get(ref.value()));
    }

    static Verifier verifier(String salt, String digits) {
        return new Verifier(salt, Chain.name(salt + digits));
    }

    private static boolean matches(String digits, Verifier verifier) {
        return verifier(verifier.salt(), digits).equals(verifier);
    }

    @Override
    public void ask(Effect.Ask question) {
        world.trace().line("vault", question.getClass().getSimpleName());
        if (question instanceof Effect.CheckCode) {
            guessedAt.add(world.machine().age());
        }
        world.power().around("vault", () -> {
            int boot = world.machine().boot();
            long delay = question instanceof Effect.CheckToken ? 5 : chance.between(20, 400);
            world.time().in(delay, () -> {
                if (world.machine().isAlive(boot)) {
                    Input answer = answer(question);
                    world.machine().happens(answer);
                    settle(answer, boot);
                }
            });
        });
    }

    private void settle(Input answer, int boot) {
        boolean wrong =
                answer instanceof Input.CodeChecked checked && checked.match().isEmpty();
        if (wrong && world.machine().isAlive(boot)) {
            wrongAnswered++;
        }
    }

    private Input answer(Effect.Ask question) {
        return switch (question) {
            case Effect.CheckCode q -> checked(q);
            case Effect.CheckToken q -> token(q);
            case Effect.CheckPin q -> {
                boolean right = q.pin().read(pin -> matches(new String(pin), q.verifier()));
                if (right) {
                    world.town().courierWith(q.verifier()).ifPresent(this::proved);
                }
                yield new Input.PinChecked(q.ask(), right);
            }
            case Effect.CheckAnswer q -> {
                String who = q.challenge().who().value();
                boolean right = q.digits()
                        .read(String::new)
                        .equals(answer(who, q.challenge().digits()));
                if (right) {
                    proved(who);
                }
                yield new Input.AnswerChecked(q.ask(), right);
            }
            case Effect.DrawCode q -> drawn(q);
            case Effect.KeepPerson q -> kept(q);
        };
    }

    private Input checked(Effect.CheckCode q) {
        Optional<DeliveryId> match = q.digits()
                .read(typed -> q.live().entrySet().stream()
                        .filter(live -> matches(new String(typed), live.getValue()))
                        .map(Map.Entry::getKey)
                        .findFirst());
        match.ifPresent(delivery -> proved(delivery.value()));
        return new Input.CodeChecked(q.ask(), match);
    }

    private void proved(String subject) {
        proofs.add(new Proof(subject, world.time().now(), world.machine().boot()));
    }

    private Input token(Effect.CheckToken q) {
        Optional<Token> token = Tokens.read(q.text());
        if (token.isEmpty()) {
            return new Input.TokenRefused(q.ask(), Problem.TOKEN_UNREADABLE);
        }
        if (Tokens.isForged(q.text())) {
            return new Input.TokenRefused(q.ask(), Problem.TOKEN_FORGED);
        }
        if (Tokens.isForeign(q.text())) {
            return new Input.TokenRefused(q.ask(), Problem.TOKEN_FOREIGN);
        }
        entitles(token.get());
        return new Input.TokenChecked(q.ask(), token.get());
    }

    /** S-12: who works here proves it in time, and to a locker that knows the time; a parcel waits for its recipient. */
    private void entitles(Token token) {
        long now = Machine.unixSeconds(world.time().now());
        boolean inTime = now <= token.notAfterSeconds() + 120 && now >= token.notBeforeSeconds() - 120;
        boolean timeKnown = world.machine().quality() != Quality.SUSPECT;
        switch (token.kind()) {
            case PICKUP -> proved(token.subject());
            case GROUP -> List.of(token.subject().split(" ", -1)).forEach(this::proved);
            case DELEGATE -> {
                if (inTime || !timeKnown) {
                    proved(token.subject());
                }
            }
            case COURIER, TECHNICIAN -> {
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
    static String answer(String who, String challenge) {
        String hash = Chain.name("help desk" + who + challenge);
        return String.format(java.util.Locale.ROOT, "%08d", Long.parseLong(hash.substring(0, 10), 16) % 100_000_000);
    }

    private Input drawn(Effect.DrawCode q) {
        String digits = chance.digits(8);
        for (Verifier live : q.live().values()) {
            if (matches(digits, live)) {
                digits = chance.digits(8);
            }
        }
        String sealed = "code:" + digits;
        return new Input.CodeDrawn(
                q.ask(),
                q.delivery(),
                verifier(chance.hex(8), digits),
                new Sealed(Chain.name(sealed + q.ask() + chance.hex(8)), sealed));
    }

    private Input kept(Effect.KeepPerson q) {
        String phone = q.phone().read(String::new);
        if (!phone.matches("1[0-9]{10}")) {
            return new Input.PersonRefused(q.ask(), Problem.PHONE_UNREADABLE);
        }
        String ref = "walk-in-" + phone;
        phones.put(ref, phone);
        Sealed sealed = new Sealed(Chain.name("phone" + phone), "phone:" + phone);
        return new Input.PersonKept(q.ask(), new PersonRef(ref), sealed, sealed);
    }

    static Secret secret(String typed) {
        return new Secret(typed);
    }
}
