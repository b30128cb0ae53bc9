package parcellocker.sim.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parcellocker.agent.ledger.EntryCodec;
import parcellocker.sim.clockwork.Chance;

/** A small part of what {@code mvn -Pcrash} runs; and that it can fail. */
class ReplayTest {
    private static final Recording RECORDED = Recording.of(11, 250, name -> false);

    @Test
    void whatever_call_the_power_goes_in_nothing_acknowledged_is_lost_and_nothing_is_half() {
        Tally tally = replayed(RECORDED, 90);
        System.out.print(tally.table());
        assertThat(tally.isSound()).as(tally.table()).isTrue();
        assertThat(tally.all()).isGreaterThan(300);
    }

    @Test
    void a_disk_that_does_not_sync_the_log_loses_commits() {
        Tally tally = replayed(Recording.of(11, 100, name -> name.endsWith("-wal")), 20);
        assertThat(tally.count(Finding.Verdict.LOST)).as(tally.table()).isPositive();
    }

    @Test
    void a_disk_that_syncs_nothing_loses_and_breaks_the_store() {
        Tally tally = replayed(Recording.of(11, 250, name -> true), 40);
        assertThat(tally.count(Finding.Verdict.LOST)).as(tally.table()).isPositive();
        assertThat(tally.count(Finding.Verdict.CORRUPT)).as(tally.table()).isPositive();
    }

    @Test
    void the_same_seed_records_the_same_run() {
        Recording one = Recording.of(3, 40, name -> false);
        assertThat(Recording.of(3, 40, name -> false).bodies()).isEqualTo(one.bodies());
        assertThat(Recording.of(4, 40, name -> false).bodies()).isNotEqualTo(one.bodies());
    }

    @Test
    void the_run_has_most_that_can_happen_to_a_locker() {
        assertThat(RECORDED.bodies().stream()
                        .map(body -> EntryCodec.read(body).entry().getClass().getSimpleName())
                        .collect(Collectors.toSet()))
                .contains(
                        "DepositAuthorised",
                        "DepositClosed",
                        "PickupAuthorised",
                        "PickupClosed",
                        "GuessFailed",
                        "GraceEnded",
                        "CodeRenewed",
                        "Checkpointed",
                        "MailInCancelled",
                        "ParcelAnnounced",
                        "OpeningFailed",
                        "LockerStarted");
    }

    @Test
    void the_run_shortens_its_journal() {
        assertThat(RECORDED.shortenings()).isPositive();
    }

    private static Tally replayed(Recording recording, int points) {
        Replay replay = new Replay(recording, points, new Chance(1));
        replay.run(0, 1);
        return replay.tally();
    }
}
