package parcellocker.bridge.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.fleet.CommandAnswer;
import parcellocker.bridge.fleet.Commands;
import parcellocker.bridge.fleet.Presence.Freshness;
import parcellocker.bridge.fleet.Terminal;
import parcellocker.bridge.intake.Cursor;
import parcellocker.bridge.parcels.Event;
import parcellocker.bridge.parcels.MailIns;
import parcellocker.bridge.parcels.Notices;
import parcellocker.bridge.parcels.Parcels;
import parcellocker.bridge.parcels.SendingOrders;
import parcellocker.contract.status.Status.Place;
import parcellocker.contract.status.Telemetry;
import parcellocker.contract.topic.LockerId;

/** What the interface answers with; the served OpenAPI document says the same. */
final class Answers {
    private Answers() {}

    record Locker(
            String locker,
            String name,
            String address,
            Freshness presence,
            long epoch,
            long upTo,
            long directivesGiven,
            long directivesTaken,
            long unsentAtBirth,
            @Nullable String software,
            @Nullable String session,
            @Nullable String bornAt,
            List<String> modes,
            List<Place> compartments,
            List<Telemetry.Door> doors,
            List<Telemetry.Climate> climate) {
        static Locker of(Cabinet cabinet) {
            Terminal terminal = cabinet.terminal();
            Cursor cursor = cabinet.cursor();
            Instant born = terminal.bornAt();
            return new Locker(
                    terminal.locker().value(),
                    terminal.name(),
                    terminal.address(),
                    cabinet.presence(),
                    cursor.epoch(),
                    cursor.upTo(),
                    terminal.given(),
                    terminal.taken(),
                    terminal.unsent(),
                    terminal.software(),
                    terminal.session(),
                    born == null ? null : born.toString(),
                    terminal.modes(),
                    cabinet.places(),
                    cabinet.doors(),
                    cabinet.climate());
        }
    }

    record Lockers(List<Locker> lockers) {}

    record ParcelList(List<Parcels.Parcel> parcels) {}

    record Line(long epoch, long seq, String at, String clock, String kind, String detail) {
        static Line of(Telling.Line line) {
            Event event = line.event();
            return new Line(
                    event.epoch(),
                    event.seq(),
                    Instant.ofEpochMilli(event.stamp().wallMillis()).toString(),
                    event.stamp().clock().name(),
                    event.kind(),
                    line.words());
        }
    }

    record History(Parcels.Parcel parcel, List<Line> history) {
        static History of(Parcels.History found, Telling telling) {
            return new History(
                    found.parcel(),
                    telling.lines(found.events()).stream().map(Line::of).toList());
        }
    }

    record SentList(List<MailIns.Sent> mailIns) {}

    record Cancellation(String state, String askedAt) {
        static Cancellation of(SendingOrders.Cancellation asked) {
            return new Cancellation(asked.state().name(), asked.askedAt().toString());
        }
    }

    /** Of an order that is cancelled it may be that nobody ever brought a parcel. */
    record SentHistory(
            MailIns.@Nullable Sent mailIn, @Nullable Cancellation cancellation, List<Line> history) {
        static SentHistory of(MailIns.History found, Telling telling) {
            return new SentHistory(
                    found.sent().orElse(null),
                    found.cancellation().map(Cancellation::of).orElse(null),
                    telling.lines(found.events()).stream().map(Line::of).toList());
        }
    }

    record Cancelled(String order, List<String> lockers) {}

    record NoticeList(List<Notices.Notice> notices, List<Notices.StaffOpening> openedByStaff) {}

    record Sent(String locker, String command) {}

    record Command(
            String locker,
            String command,
            String compartment,
            String actor,
            String reason,
            String ticket,
            String state,
            @Nullable String opening,
            @Nullable String refused,
            String receivedAt,
            String expiresAt) {
        static Command of(LockerId locker, Commands.Known known, Instant now) {
            CommandAnswer answer = known.answer();
            return new Command(
                    locker.value(),
                    known.command(),
                    known.compartment(),
                    known.actor(),
                    known.reason(),
                    known.ticket(),
                    known.state(now),
                    answer == null ? null : answer.opening(),
                    answer == null ? null : answer.refused(),
                    known.receivedAt().toString(),
                    known.expiresAt().toString());
        }
    }

    record Token(String locker, String kind, List<String> subjects, String token, String expiresAt, String qr) {}

    record Told(String locker, String asked) {}

    record Listed(String courier, int lockers) {}

    record Health(String status, boolean database, boolean broker) {}

    record Alive(String status) {}

    record Ready(String status, boolean database, boolean broker, boolean stopping) {}
}
