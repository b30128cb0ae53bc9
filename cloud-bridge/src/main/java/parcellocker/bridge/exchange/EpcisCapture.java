package parcellocker.bridge.exchange;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import parcellocker.bridge.sql.Database;
import parcellocker.bridge.sql.Sql;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;
import parcellocker.contract.wire.Chain;

/**
 * EPCIS events that partners tell the city. Who captures an event of a parcel declares the parcel; each event counts once, by its
 * {@code eventID}.
 */
public final class EpcisCapture {
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int NAME_BYTES = 16;

    private final Database database;
    private final EpcisNames names;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public EpcisCapture(Database database, EpcisNames names, InstantSource clock) {
        this.database = database;
        this.names = names;
        this.clock = clock;
    }

    /** An event of a document, or what is wrong with it. */
    public sealed interface Part {
        /** Where it stands in its document, from 0. */
        int place();

        /** One that can be understood. */
        record Sound(int place, EpcisEvent event) implements Part {}

        record Unsound(int place, Problem problem, String detail) implements Part {}
    }

    /**
     * What became of a document.
     *
     * @param isRollback whether one unsound event kept all back
     * @param errors numbered as {@code LK-7102 2 what is wrong}; none if all was taken
     */
    public record Job(String capture, Instant createdAt, Instant finishedAt, boolean isRollback, List<String> errors) {
        public Job {
            errors = List.copyOf(errors);
        }
    }

    /** Nothing of the document is taken. */
    private static final class KeptBack extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient List<String> errors;

        KeptBack(List<String> errors) {
            super("kept back", null, false, false);
            this.errors = errors;
        }
    }

    /** Takes a document: all of it or nothing, or what is sound of it. */
    public Job take(Partner partner, List<Part> parts, boolean isRollback) {
        Instant created = clock.instant();
        try {
            return database.inTransaction(sql -> {
                List<String> errors = errors(sql, partner, parts);
                if (isRollback && !errors.isEmpty()) {
                    throw new KeptBack(errors);
                }
                return note(sql, partner, created, isRollback, errors);
            });
        } catch (KeptBack kept) {
            return database.inTransaction(sql -> note(sql, partner, created, true, kept.errors));
        }
    }

    private List<String> errors(Sql sql, Partner partner, List<Part> parts) {
        List<String> errors = new ArrayList<>();
        for (Part part : parts) {
            switch (part) {
                case Part.Unsound unsound -> errors.add(error(unsound.place(), unsound.problem(), unsound.detail()));
                case Part.Sound sound ->
                    refused(sql, partner, sound.event())
                            .ifPresent(why -> errors.add(error(sound.place(), why.problem(), why.detail())));
            }
        }
        return errors;
    }

    private static String error(int place, Problem problem, String detail) {
        return problem.code() + " " + place + " " + detail;
    }

    private Optional<ProblemException> refused(Sql sql, Partner partner, EpcisEvent event) {
        sql.change("savepoint one");
        try {
            keep(sql, partner, event);
            return Optional.empty();
        } catch (ProblemException refused) {
            if (refused.problem() == Problem.STORE_FAILED) {
                throw refused;
            }
            sql.change("rollback to savepoint one");
            return Optional.of(refused);
        }
    }

    /** Whoever captures at the same time waits: numbers are given in order, and of two events of one name the first counts. */
    private void keep(Sql sql, Partner partner, EpcisEvent event) {
        long last = sql.one("select number from exchange_head for update", row -> row.getLong(1))
                .orElseThrow();
        String digest = digest(event);
        Optional<String> known = sql.one(
                "select digest from exchange_captured where partner = ? and event_id = ?",
                row -> row.getString(1),
                partner.code(),
                event.eventId());
        if (known.isPresent()) {
            if (!known.get().equals(digest)) {
                throw new ProblemException(Problem.CAPTURE_DIFFERS, "another event of this eventID was taken before");
            }
            return;
        }
        Instant now = clock.instant();
        event.epcs().stream()
                .flatMap(epc -> names.waybill(epc).stream())
                .forEach(waybill -> Inbox.declare(sql, partner, new Inbox.Told("", waybill, Optional.empty()), now));
        insert(sql, partner, event, last + 1);
    }

    private void insert(Sql sql, Partner partner, EpcisEvent event, long number) {
        sql.change(
                "insert into exchange_captured (number, partner, event_id, digest, epcs, event_millis, zone, action, biz_step,"
                        + " disposition, read_point, biz_location, recorded_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                number,
                partner.code(),
                event.eventId(),
                digest(event),
                event.epcs(),
                event.at().toEpochMilli(),
                event.zone(),
                event.action(),
                event.said().bizStep().orElse(null),
                event.said().disposition().orElse(null),
                event.said().readPoint().orElse(null),
                event.said().bizLocation().orElse(null),
                Feed.at(clock.instant()));
        sql.change("update exchange_head set number = ?", number);
    }

    private static String digest(EpcisEvent event) {
        return Chain.name(event.toString());
    }

    /** The name of an event that came without one: of all that it says, so that it is the same when it comes again. */
    public static EpcisEvent named(EpcisEvent event) {
        return event.eventId().isEmpty()
                ? new EpcisEvent(
                        EpcisNames.named("urn:parcellocker:captured:" + event),
                        event.at(),
                        event.zone(),
                        event.epcs(),
                        event.action(),
                        event.said(),
                        event.track())
                : event;
    }

    private Job note(Sql sql, Partner partner, Instant created, boolean isRollback, List<String> errors) {
        byte[] name = new byte[NAME_BYTES];
        random.nextBytes(name);
        Job job = new Job(HexFormat.of().formatHex(name), created, clock.instant(), isRollback, errors);
        sql.change(
                "insert into exchange_capture (capture, partner, created_at, finished_at, is_rollback, errors)"
                        + " values (?, ?, ?, ?, ?, ?)",
                job.capture(),
                partner.code(),
                Feed.at(job.createdAt()),
                Feed.at(job.finishedAt()),
                job.isRollback(),
                job.errors());
        return job;
    }

    /**
     * What became of a partner's document, for ninety days.
     *
     * @throws ProblemException {@link Problem#CAPTURE_UNKNOWN}
     */
    public Job job(Partner partner, String capture) {
        return database.inTransaction(sql -> sql.one(
                        "select capture, created_at, finished_at, is_rollback, errors from exchange_capture"
                                + " where capture = ? and partner = ?",
                        row -> new Job(
                                row.getString(1),
                                row.getTimestamp(2).toInstant(),
                                row.getTimestamp(3).toInstant(),
                                row.getBoolean(4),
                                List.of((String[]) row.getArray(5).getArray())),
                        capture,
                        partner.code())
                .orElseThrow(() -> new ProblemException(Problem.CAPTURE_UNKNOWN, "no such capture of yours")));
    }

    /** Forgets what became of documents long ago; how many. */
    public int forget(Instant now) {
        return database.inTransaction(
                sql -> sql.change("delete from exchange_capture where created_at < ?", Feed.at(now.minus(KEPT))));
    }
}
