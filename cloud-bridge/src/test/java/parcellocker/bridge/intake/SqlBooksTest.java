package parcellocker.bridge.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parcellocker.bridge.Journal;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.sql.Database;
import parcellocker.contract.wire.Chain;

class SqlBooksTest extends BooksContract {
    private static final Database DATABASE = Postgres.migrated();

    private final SqlBooks books = new SqlBooks(DATABASE);

    @BeforeEach
    void empty_the_books() {
        DATABASE.inTransaction(sql -> {
            for (String table : new String[] {
                "journal_cursor",
                "journal_entry",
                "journal_quarantine",
                "fleet_compartment",
                "fleet_opening",
                "fleet_locker",
                "parcel_delivery",
                "parcel_opening",
                "parcel_event",
                "parcel_seal",
                "parcel_notice",
                "parcel_ticket",
                "parcel_lost_code"
            }) {
                sql.change("delete from " + table);
            }
            return sql.change(
                    "insert into fleet_locker (locker, name, address, seal_to, epoch) values (?, 'n', 'a', 'k', 1)",
                    LOCKER.value());
        });
        books.enrol(LOCKER, 1);
    }

    @Override
    Books books() {
        return books;
    }

    @Test
    void a_kind_that_became_known_is_read_after_the_upgrade() {
        Journal journal = new Journal(LOCKER, 1).deposit("d-1", "A01", "YT0001", Chain.name("code"));
        new Intake(books).take(LOCKER, journal.all());
        // As an older version would have left it.
        DATABASE.inTransaction(sql -> sql.change(
                "update journal_entry set unread = 'UNKNOWN DepositClosed' where locker = ? and seq = 3",
                LOCKER.value()));
        assertThat(books.readableNow()).containsExactly(LOCKER);
        new Intake(books).replay(LOCKER);
        assertThat(books.readableNow()).isEmpty();
    }

    @Test
    void the_same_evidence_is_kept_once_and_counted() {
        Journal forged = new Journal(LOCKER, 1).addRaw("x");
        new Intake(books).take(LOCKER, new Journal(LOCKER, 1).addRaw("y").all());
        new Intake(books).take(LOCKER, forged.all());
        new Intake(books).take(LOCKER, forged.all());
        List<String> kept = DATABASE.inTransaction(sql -> sql.all(
                "select problem, times from journal_quarantine", row -> row.getString(1) + " " + row.getLong(2)));
        assertThat(kept).containsExactly("LK-6010 2");
    }
}
