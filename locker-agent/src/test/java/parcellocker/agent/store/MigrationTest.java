package parcellocker.agent.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.locker.Book;

final class MigrationTest {
    private static final List<String> ADDED = List.of(
            "seal",
            "answers",
            "commands",
            "remote_openings",
            "command_refusals",
            "approvals",
            "time_floor",
            "modes",
            "epoch",
            "signed_day",
            "checkpoint_age",
            "directive_head",
            "lost_codes",
            "tickets",
            "named_tickets",
            "hand_overs",
            "locked_guesses");
    private static final List<String> ADDED_TO_DELIVERIES = List.of(
            "revoked",
            "storage_limit",
            "storage_counted",
            "storage_since",
            "storage_ended",
            "plea_ticket",
            "plea_until",
            "former",
            "extension_millis",
            "extension_times",
            "extensions_used",
            "storage_promised");

    @TempDir
    private Path folder;

    @Test
    void aFileOfTheFirstVersionIsBroughtUpToDateAndKeepsItsBook() throws SQLException {
        Book before;
        try (SqliteStore store = Bench.open(folder)) {
            Bench.commit(store, Entries.authorised(), Entries.opened(), Entries.stored());
            before = store.load();
            store.writer().once("drop table operator");
            store.writer().once("drop table mail_in");
            store.writer().once("drop trigger journal_is_not_cut");
            store.writer().once("drop table checkpoint");
            store.writer().once("create trigger journal_is_not_cut before delete on journal begin select 1; end");
            for (String column : ADDED) {
                store.writer().once("alter table counters drop column " + column);
            }
            store.writer().once("alter table compartment drop column reachable");
            store.writer().once("alter table meta drop column stretch");
            store.writer().once("alter table meta drop column confirmed");
            for (String column : ADDED_TO_DELIVERIES) {
                store.writer().once("alter table delivery drop column " + column);
            }
            store.writer().once("alter table announcement drop column marks");
            store.writer().once("pragma user_version = 1");
        }
        try (SqliteStore store = Bench.open(folder)) {
            assertThat(store.load()).isEqualTo(before);
            assertThat(before.standing().timeFloor()).isPositive();
            assertThat(store.writer().number("pragma user_version")).isEqualTo(Schema.VERSION);
            Bench.assertSound(store);
        }
    }
}
