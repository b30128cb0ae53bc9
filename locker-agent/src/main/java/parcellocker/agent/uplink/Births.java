package parcellocker.agent.uplink;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.ledger.Journal;
import parcellocker.agent.locker.CompartmentState;
import parcellocker.agent.locker.ConfigurationId;
import parcellocker.agent.locker.Configured;
import parcellocker.agent.locker.Locker;
import parcellocker.agent.locker.Mode;
import parcellocker.agent.locker.Moment;
import parcellocker.agent.locker.Quality;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.status.Hardware;
import parcellocker.contract.status.Status;
import parcellocker.contract.wire.Json;

/** The complete birth message of a session: all a city needs that knows nothing yet. */
final class Births {
    private Births() {}

    /** A birth as of now; its numbers and nonce are those of {@code session}. */
    static Status.Birth of(Identity session, Locker locker, Journal.Head head, Moment now) {
        return new Status.Birth(
                session.bdSeq(),
                session.nonce(),
                session.self().software(),
                head.epoch(),
                head.seq(),
                locker.book().directive(),
                head.seq() - head.acked(),
                clock(locker.stamp(now).quality()),
                locker.stamp(now).wallMillis(),
                places(locker),
                head.hash(),
                locker.modes(now).stream().map(Mode::name).toList(),
                locker.book().directives().head().orElse(null),
                locker.setup()
                        .configured()
                        .map(here -> configuration(locker, here))
                        .orElse(null),
                told(session.self().hardware()));
    }

    /** Its text. Of a cabinet too large for one message it does not say what it is built of: the city takes no larger one. */
    static String message(Status.Birth birth) {
        String whole = Json.write(birth);
        return whole.getBytes(StandardCharsets.UTF_8).length <= Json.MOST_BYTES ? whole : Json.write(birth.with(null));
    }

    private static @Nullable Hardware told(Hardware hardware) {
        return hardware.boards().isEmpty() ? null : hardware;
    }

    private static Status.Configuration configuration(Locker locker, Configured here) {
        boolean isBase = here.id().equals(ConfigurationId.BASE);
        return new Status.Configuration(
                here.id().version(),
                here.id().hash(),
                isBase ? Status.Source.BASE : Status.Source.OVERLAY,
                locker.isOnTrial());
    }

    /** Who speaks in one session. */
    record Identity(long bdSeq, String nonce, UplinkSettings.Self self) {}

    private static List<Status.Place> places(Locker locker) {
        return locker.setup().cabinet().compartments().values().stream()
                .map(compartment -> place(locker, compartment))
                .toList();
    }

    private static Status.Place place(Locker locker, Compartment compartment) {
        CompartmentState state = locker.book().compartments().get(compartment.id());
        return new Status.Place(
                compartment.id().value(),
                compartment.size().name(),
                state.custody().word(),
                state.blocked().map(reason -> "BLOCKED(" + reason + ")").orElse("IN_SERVICE"),
                locker.level(compartment.id()).name());
    }

    private static Stamp.Clock clock(Quality quality) {
        return switch (quality) {
            case TRUSTED -> Stamp.Clock.TRUSTED;
            case HOLDOVER -> Stamp.Clock.HOLDOVER;
            case SUSPECT -> Stamp.Clock.SUSPECT;
        };
    }
}
