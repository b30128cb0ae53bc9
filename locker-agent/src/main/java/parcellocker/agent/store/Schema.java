package parcellocker.agent.store;

import java.sql.SQLException;
import java.util.List;

/** The tables, by version. Steps go forward only and are never edited once a locker runs them: a change is a new step. */
final class Schema {
    /** Marks the file as a locker's: "PLKR". */
    static final int APPLICATION = 0x504C4B52;

    static final List<List<String>> STEPS = List.of(
            FirstTables.make(),
            staff(),
            standing(),
            storage(),
            chained(),
            marks(),
            help(),
            mailIns(),
            sealed(),
            caretakers(),
            former(),
            extensions(),
            codeKey(),
            lockedKeypad(),
            cancelledOrders(),
            configuration(),
            reports());

    /** What this software reads and writes. */
    static final int VERSION = STEPS.size();

    private Schema() {}

    /** Takes the tables from a version to this one. Within a transaction of the caller. */
    static void migrate(Sql sql, int from) throws SQLException {
        for (List<String> step : STEPS.subList(from, VERSION)) {
            for (String statement : step) {
                sql.once(statement);
            }
        }
        sql.once("pragma user_version = " + VERSION);
    }

    /** Which key the codes inside were drawn under. */
    private static List<String> codeKey() {
        return List.of("alter table meta add column code_key text not null default ''");
    }

    /** Commands, audits and answers to challenges. */
    private static List<String> staff() {
        return List.of(
                "create table operator (key text primary key, counter integer not null) strict, without rowid",
                "alter table counters add column answers text not null default ''",
                "alter table counters add column commands text not null default ''",
                "alter table counters add column remote_openings text not null default ''",
                "alter table counters add column command_refusals text not null default ''",
                "alter table counters add column approvals text not null default ''");
    }

    /** The city's directives are a chain; how it stood before is not known, and the next one tells. */
    private static List<String> chained() {
        return List.of("alter table counters add column directive_head text not null default ''");
    }

    /** What the city says of a parcel beside its size. */
    private static List<String> marks() {
        return List.of("alter table announcement add column marks text not null default ''");
    }

    /** How often help and lost codes were asked for. */
    private static List<String> help() {
        return List.of(
                "alter table counters add column lost_codes text not null default ''",
                "alter table counters add column tickets text not null default ''");
    }

    /** What people send from here. */
    private static List<String> mailIns() {
        return List.of("""
                create table mail_in (
                    id text primary key,
                    state text not null,
                    sending_order text not null,
                    carrier text not null,
                    compartment text not null,
                    openings integer not null,
                    stored_age integer,
                    not_after integer not null)
                strict, without rowid""");
    }

    /** What the city has set and wants to be set. */
    private static List<String> configuration() {
        return List.of(
                "alter table counters add column configuration text not null default ''",
                "alter table counters add column configuration_next text not null default ''",
                "alter table counters add column configuration_body text not null default ''",
                "alter table counters add column configuration_boards text not null default ''");
    }

    /** What the city wants to be told. */
    private static List<String> reports() {
        return List.of(
                "alter table counters add column report text not null default ''",
                "alter table counters add column report_open text not null default ''",
                "alter table counters add column report_parts text not null default ''");
    }

    /** Sending orders that the city has cancelled. */
    private static List<String> cancelledOrders() {
        return List.of("create table cancelled_order (sending_order text primary key, not_after integer not null)"
                + " strict, without rowid");
    }

    /** What the tables and the end of the journal come to: see {@link Imprint}. */
    private static List<String> sealed() {
        return List.of("alter table counters add column seal text not null default ''");
    }

    /** What a caretaker may open, and what caretakers have opened and tried. */
    private static List<String> caretakers() {
        return List.of(
                "alter table delivery add column plea_ticket text",
                "alter table delivery add column plea_until integer",
                "alter table counters add column named_tickets text not null default ''",
                "alter table counters add column hand_overs text not null default ''");
    }

    /** Codes that were replaced, while their recipients have not been told. */
    private static List<String> former() {
        return List.of("alter table delivery add column former text not null default ''");
    }

    /** What recipients may add to the storage of their parcels, and have. */
    private static List<String> extensions() {
        return List.of(
                "alter table delivery add column extension_millis integer not null default 0",
                "alter table delivery add column extension_times integer not null default 0",
                "alter table delivery add column extensions_used integer not null default 0",
                "alter table delivery add column storage_promised integer not null default 0");
    }

    /** Wrong pairs of code and phone. */
    private static List<String> lockedKeypad() {
        return List.of("alter table counters add column locked_guesses text not null default ''");
    }

    /** How the locker stands: the time floor and its modes. */
    private static List<String> standing() {
        return List.of(
                "alter table counters add column time_floor integer not null default 0",
                """
                update counters set time_floor = coalesce((
                    select max(json_extract(body, '$.stamp.wallMillis')) from journal
                    where json_extract(body, '$.stamp.clock') <> 'SUSPECT'), 0)""",
                "alter table counters add column modes text not null default ''",
                "alter table counters add column epoch integer not null default 0",
                "alter table counters add column signed_day integer not null default 0");
    }

    /** What a delivery's storage has counted, what could not be opened, tokens taken back, and how codes are stretched. */
    private static List<String> storage() {
        return List.of(
                "alter table counters add column checkpoint_age integer not null default 0",
                """
                create table checkpoint (
                    epoch integer not null,
                    seq integer not null,
                    age_millis integer not null,
                    book text not null,
                    primary key (epoch, seq),
                    foreign key (epoch, seq) references journal (epoch, seq))
                strict""",
                "drop trigger journal_is_not_cut",
                """
                create trigger journal_is_not_cut before delete on journal
                when not exists (select 1 from checkpoint where (epoch, seq) > (old.epoch, old.seq))
                begin select raise(abort, 'the journal is append-only; what is before a checkpoint may go'); end""",
                "alter table meta add column confirmed integer not null default 0",
                "alter table meta add column stretch integer not null default 0",
                "alter table compartment add column reachable integer not null default 1",
                "alter table delivery add column revoked text not null default ''",
                "alter table delivery add column storage_limit integer",
                "alter table delivery add column storage_counted integer",
                "alter table delivery add column storage_since integer",
                "alter table delivery add column storage_ended integer not null default 0");
    }
}
