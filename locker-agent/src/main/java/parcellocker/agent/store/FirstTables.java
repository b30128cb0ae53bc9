package parcellocker.agent.store;

import java.util.List;

/** The tables of version 1. */
final class FirstTables {
    private FirstTables() {}

    static List<String> make() {
        return List.of(
                "pragma application_id = " + Schema.APPLICATION,
                """
                create table meta (
                    locker text not null,
                    epoch integer not null,
                    acked integer not null)
                strict""",
                """
                create table journal (
                    epoch integer not null,
                    seq integer not null,
                    body text not null,
                    hash text not null,
                    primary key (epoch, seq))
                strict""",
                """
                create trigger journal_is_not_changed before update on journal
                begin select raise(abort, 'the journal is append-only'); end""",
                """
                create trigger journal_is_not_cut before delete on journal
                begin select raise(abort, 'the journal is append-only'); end""",
                """
                create table attachment (
                    epoch integer not null,
                    seq integer not null,
                    name text not null,
                    jwe text not null,
                    primary key (epoch, seq, name),
                    foreign key (epoch, seq) references journal (epoch, seq))
                strict, without rowid""",
                "create table person (ref text primary key, jwe text not null) strict, without rowid",
                """
                create table counters (
                    only integer primary key check (only = 1),
                    age_millis integer not null,
                    directive integer not null,
                    code_guesses text not null,
                    pin_guesses text not null)
                strict""",
                "insert into counters values (1, 0, 0, '', '')",
                """
                create table compartment (
                    id text primary key,
                    custody text not null,
                    delivery text,
                    blocked text,
                    failures integer not null)
                strict, without rowid""",
                """
                create table delivery (
                    id text primary key,
                    state text not null,
                    compartment text not null references compartment (id),
                    waybills text not null,
                    courier text not null,
                    recipient text not null,
                    basis text not null,
                    code_salt text not null,
                    code_hash text not null,
                    access text not null,
                    armed_by text,
                    armed_ref text,
                    tries text not null,
                    reopenings integer not null)
                strict, without rowid""",
                """
                create table opening (
                    id text primary key,
                    state text not null,
                    purpose text not null,
                    compartment text not null references compartment (id),
                    delivery text not null,
                    courier text)
                strict, without rowid""",
                """
                create table announcement (
                    waybill text primary key,
                    recipient text not null,
                    basis text,
                    size text)
                strict, without rowid""",
                """
                create table courier (
                    id text primary key,
                    role text not null,
                    badge text not null,
                    pin_salt text not null,
                    pin_hash text not null,
                    active integer not null)
                strict, without rowid""");
    }
}
