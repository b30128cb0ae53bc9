package parcellocker.sim.fleet;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.directive.Numbered;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.status.Status;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.topic.Topic;
import parcellocker.contract.wire.Ack;
import parcellocker.contract.wire.Chain;
import parcellocker.contract.wire.JournalBatch;
import parcellocker.contract.wire.Json;

/**
 * One locker's conversation with the city: a birth, then one batch in flight at a time, each directive answered once and in its order.
 * It believes the broker of the load program: signatures are the real agent's matter and are not looked at.
 */
final class FleetLocker {
    private final LockerId id;
    private final List<Status.Place> places;
    private final LongConsumer took;
    private final long againNanos;
    private final Outbox outbox;
    private @Nullable Wire wire;
    private String session = "";
    private boolean isWelcome;
    private long births;
    private long bornAtNanos;
    private long sentUpTo;
    private long sentAtNanos;
    private long directives;
    private @Nullable String directivesHead;

    /**
     * @param took told of each committed entry how many nanoseconds it took from its writing to the city's ack
     * @param again after so long a birth without a welcome, or a batch without an ack, is said again: a broker keeps no more than it
     *     has room for
     */
    FleetLocker(LockerId id, List<Status.Place> places, LongConsumer took, Duration again) {
        this.id = id;
        this.places = List.copyOf(places);
        this.took = took;
        this.againNanos = again.toNanos();
        this.outbox = new Outbox(id);
    }

    LockerId id() {
        return id;
    }

    Outbox outbox() {
        return outbox;
    }

    /** Whether the city has answered this session's birth. */
    boolean isWelcome() {
        return isWelcome;
    }

    boolean isConnected() {
        return wire != null;
    }

    /** The number that its next session's birth and last will bear. */
    long nextBirth() {
        return births + 1;
    }

    /** A session has begun. */
    void connected(Wire on, String nonce, Now now) {
        wire = on;
        session = nonce;
        isWelcome = false;
        births++;
        greet(on, now);
    }

    private void greet(Wire on, Now now) {
        bornAtNanos = now.nanos();
        on.say(Topic.Kind.STATUS, Json.write(birth(now)), true);
    }

    /** The session has ended, without a word. */
    void lost() {
        wire = null;
        isWelcome = false;
    }

    /** Writes an entry and sends it as soon as nothing else is under way. */
    void write(Fact fact, List<JournalBatch.Attachment> sealed, Now now) {
        outbox.write(fact, sealed, now);
        send(now);
    }

    void heard(Topic.Kind kind, byte[] payload, Now now) {
        switch (kind) {
            case ACK -> {
                outbox.acked(Json.read(payload, Ack.class), now.nanos(), took);
                send(now);
            }
            case DIRECTIVES -> directed(payload, now);
            case STATUS, JOURNAL, TELEMETRY, COMMAND -> {
                // Nobody orders anything of a fleet, and the rest is its own.
            }
        }
    }

    /** Says again what was not answered for long. */
    void look(Now now) {
        Wire on = wire;
        if (on != null && !isWelcome && now.nanos() - bornAtNanos > againNanos) {
            greet(on, now);
        }
        if (sentUpTo > outbox.acked() && now.nanos() - sentAtNanos > againNanos) {
            sentUpTo = outbox.acked();
        }
        send(now);
    }

    private void send(Now now) {
        Wire on = wire;
        if (on == null || !isWelcome || sentUpTo > outbox.acked()) {
            return;
        }
        outbox.batch().ifPresent(batch -> {
            sentUpTo = batch.first() + batch.bodies().size() - 1;
            sentAtNanos = now.nanos();
            on.say(Topic.Kind.JOURNAL, Json.write(batch), false);
        });
    }

    private Status birth(Now now) {
        return new Status.Birth(
                births,
                session,
                "fleet",
                Outbox.EPOCH,
                outbox.head(),
                directives,
                outbox.waiting(),
                Stamp.Clock.TRUSTED,
                now.wallMillis(),
                places,
                outbox.headHash(),
                List.of(),
                directivesHead);
    }

    private void directed(byte[] payload, Now now) {
        String text = payloadOf(new String(payload, StandardCharsets.UTF_8));
        Numbered numbered = Json.read(text, Numbered.class);
        if (numbered.directive() instanceof Directive.Welcome welcome) {
            welcomed(welcome, now);
        } else if (numbered.number() == directives + 1) {
            directives++;
            directivesHead = Chain.name(text);
            answer(numbered.directive(), now);
            send(now);
        }
    }

    /** What is signed, without asking by whom. */
    private static String payloadOf(String jws) {
        return new String(Base64.getUrlDecoder().decode(jws.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    }

    private void welcomed(Directive.Welcome welcome, Now now) {
        if (!welcome.session().equals(session)) {
            return;
        }
        isWelcome = true;
        outbox.acked(new Ack(welcome.epoch(), welcome.upTo()), now.nanos(), took);
        sentUpTo = outbox.acked();
        send(now);
    }

    private void answer(Directive directive, Now now) {
        Optional<Fact> done = done(directive);
        done.ifPresent(fact -> outbox.write(fact, List.of(), now));
        @Nullable String refused = done.isPresent() ? null : Problem.NOTHING_HERE.code();
        String kind = directive.getClass().getSimpleName();
        outbox.write(new Fact.DirectiveTaken(directives, kind, refused, directivesHead), List.of(), now);
    }

    /** What a locker of the load program does of what the city orders; the rest it refuses by number. */
    private static Optional<Fact> done(Directive directive) {
        return switch (directive) {
            case Directive.StartStorage s ->
                Optional.of(new Fact.StorageStarted(s.delivery(), s.limitMillis(), s.code(), s.longer()));
            case Directive.Welcome ignored -> Optional.empty();
            case Directive.Enrol ignored -> Optional.empty();
            case Directive.Announce ignored -> Optional.empty();
            case Directive.Couriers ignored -> Optional.empty();
            case Directive.FullList ignored -> Optional.empty();
            case Directive.EndAnnouncements ignored -> Optional.empty();
            case Directive.RenewCode ignored -> Optional.empty();
            case Directive.RevokeToken ignored -> Optional.empty();
            case Directive.Configure ignored -> Optional.empty();
            case Directive.Report ignored -> Optional.empty();
            case Directive.CancelMailIn c ->
                Optional.of(new Fact.MailInCancelled(c.order(), c.notAfterSeconds(), false));
        };
    }
}
