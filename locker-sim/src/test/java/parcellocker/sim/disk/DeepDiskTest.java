package parcellocker.sim.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Contact;
import parcellocker.agent.cabinet.Lock;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.cabinet.Zone;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Quality;
import parcellocker.agent.locker.Stamp;
import parcellocker.agent.runtime.Commit;
import parcellocker.agent.runtime.StoreException;
import parcellocker.contract.problem.Problem;
import parcellocker.sim.clockwork.Chance;

class DeepDiskTest {
    private static final DeepDisk.Owner OWNER = new DeepDisk.Owner("sim", 1, cabinet());

    @Test
    void what_was_committed_is_there_after_each_power_cut_and_what_was_not_is_whole_or_absent() {
        Chance chance = new Chance(5);
        try (DeepDisk disk = new DeepDisk(OWNER, chance.fork("disk"))) {
            disk.boot();
            long acknowledged = 0;
            int whole = 0;
            int absent = 0;
            for (int cut = 0; cut < 40; cut++) {
                disk.cutIn(1 + chance.below(60));
                while (!disk.isCut()) {
                    acknowledged += commits(disk) ? 1 : 0;
                }
                disk.boot();
                long found = disk.store().head().seq();
                assertThat(found).isBetween(acknowledged, acknowledged + 1);
                whole += found > acknowledged ? 1 : 0;
                absent += found == acknowledged ? 1 : 0;
                acknowledged = found;
            }
            assertThat(whole).isPositive();
            assertThat(absent).isPositive();
        }
    }

    @Test
    void the_same_seed_gives_the_same_history() {
        assertThat(history(3)).isEqualTo(history(3)).isNotEqualTo(history(4));
    }

    @Test
    void a_full_disk_stops_the_store_until_the_next_start() {
        try (DeepDisk disk = new DeepDisk(OWNER, new Chance(1))) {
            disk.boot();
            commits(disk);
            disk.failIn(3, Trouble.FULL);
            assertThatThrownBy(() -> commits(disk))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            failed -> assertThat(failed.problem()).isEqualTo(Problem.STORE_FULL));
            assertThatThrownBy(() -> commits(disk)).isInstanceOf(StoreException.class);
            disk.heal();
            disk.boot();
            assertThat(disk.store().head().seq()).isBetween(1L, 2L);
            assertThat(commits(disk)).isTrue();
        }
    }

    @Test
    void what_an_fsync_did_not_bring_to_the_disk_takes_no_later_commit_with_it() {
        for (int call = 1; call <= 40; call++) {
            try (DeepDisk disk = new DeepDisk(OWNER, new Chance(call))) {
                disk.boot();
                disk.failIn(call, Trouble.IO_ERROR);
                assertThatThrownBy(() -> commitsForEver(disk)).isInstanceOf(StoreException.class);
                disk.kill();
                disk.boot();
                for (int i = 0; i < 5; i++) {
                    commits(disk);
                }
                long acknowledged = disk.store().head().seq();
                disk.cut();
                disk.boot();
                assertThat(disk.store().head().seq()).as("call %d", call).isEqualTo(acknowledged);
            }
        }
    }

    @Test
    void a_start_may_lose_its_power_too() {
        try (DeepDisk disk = new DeepDisk(OWNER, new Chance(2))) {
            int starts = 0;
            boolean up = false;
            while (!up) {
                starts++;
                disk.cutIn(starts);
                up = boots(disk);
            }
            assertThat(starts).isGreaterThan(10);
            assertThat(disk.load()).isEqualTo(Book.empty(OWNER.cabinet()));
        }
    }

    private static void commitsForEver(DeepDisk disk) {
        while (!disk.isCut()) {
            commits(disk);
        }
    }

    private static boolean boots(DeepDisk disk) {
        try {
            disk.boot();
            return true;
        } catch (PowerLoss gone) {
            return false;
        }
    }

    private static List<Long> history(long seed) {
        Chance chance = new Chance(seed);
        List<Long> found = new ArrayList<>();
        try (DeepDisk disk = new DeepDisk(OWNER, chance.fork("disk"))) {
            disk.boot();
            for (int cut = 0; cut < 8; cut++) {
                disk.cutIn(1 + chance.below(100));
                while (!disk.isCut()) {
                    commits(disk);
                }
                disk.boot();
                found.add(disk.store().head().seq());
            }
        }
        return found;
    }

    /** Whether it was acknowledged. */
    static boolean commits(DeepDisk disk) {
        Book before = disk.load();
        Stamp stamp = new Stamp(before.ageMillis() + 1_000, 1_700_000_000_000L, Quality.TRUSTED);
        Entry entry = new Entry.GuessFailed(Entry.Guess.CODE);
        try {
            disk.commit(new Commit(before, before.after(entry, stamp), List.of(entry), stamp));
            return true;
        } catch (PowerLoss gone) {
            return false;
        }
    }

    private static Cabinet cabinet() {
        return Cabinet.of(IntStream.rangeClosed(1, 8)
                .mapToObj(n -> new Compartment(
                        new CompartmentId("A0" + n),
                        Size.S,
                        Zone.AMBIENT,
                        100 * n,
                        new Lock(new BoardId("b1"), new Channel(n), Contact.CLOSED_IS_1)))
                .toList());
    }
}
