package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.delivery.ConsentPolicy;
import parcellocker.agent.ledger.Histories;
import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Configuration;
import parcellocker.agent.locker.ConfigurationId;
import parcellocker.agent.locker.Configured;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Profile;
import parcellocker.agent.locker.Setup;
import parcellocker.agent.runtime.Commit;
import parcellocker.agent.runtime.HandClock;
import parcellocker.agent.runtime.Loop;
import parcellocker.agent.runtime.MemoryStore;
import parcellocker.agent.runtime.Store;
import parcellocker.contract.wire.Overlay;

/** The real core and the real files, with the power cut at each step of either. */
class SnapshotsTest {
    private static final Cabinet CABINET = Histories.CABINET;
    private static final BoardId BOARD = new BoardId("b1");

    @TempDir
    private Path folder;

    private Snapshots snapshots;

    private static String body(long version) {
        return "{\"profile\":{\"idleMillis\":" + (10_000 + version) + "}}";
    }

    private static ConfigurationId id(long version) {
        return new ConfigurationId(version, Overlay.hash(body(version)));
    }

    private static List<String> nothing(String body) {
        return List.of();
    }

    @BeforeEach
    void opens() {
        snapshots = new Snapshots(folder);
    }

    @Test
    void a_locker_that_was_never_told_starts_with_its_own_file() {
        assertThat(snapshots.begin(SnapshotsTest::nothing).in(7))
                .isEqualTo(new Configured(ConfigurationId.BASE, false, 7, Optional.empty()));
    }

    @Test
    void the_good_one_is_kept_beside_the_one_on_trial() throws IOException {
        snapshots.tryOut(id(1), body(1));
        assertThat(snapshots.begin(SnapshotsTest::nothing).in(7).id()).isEqualTo(id(1));
        snapshots.keep(id(1));
        snapshots.tryOut(id(2), body(2));
        assertThat(snapshots.now().body()).isEqualTo(body(2));
        assertThat(snapshots.begin(SnapshotsTest::nothing).onTrial()).isTrue();
        snapshots.drop();
        assertThat(snapshots.begin(SnapshotsTest::nothing).in(7))
                .isEqualTo(new Configured(id(1), false, 7, Optional.empty()));
    }

    @Test
    void a_process_that_dies_at_once_has_three_starts_and_each_is_counted_before_anything_else() throws IOException {
        snapshots.tryOut(id(1), body(1));
        for (int start = 0; start < Snapshots.MOST_STARTS; start++) {
            assertThat(snapshots.begin(SnapshotsTest::nothing).onTrial()).isTrue();
        }
        Snapshots.Choice choice = snapshots.begin(SnapshotsTest::nothing);
        assertThat(choice.in(7).id()).isEqualTo(ConfigurationId.BASE);
        assertThat(choice.failed())
                .contains(new Configured.Failed(
                        id(1), List.of("LK-2053 3 starts with it ended before it was confirmed")));
        assertThat(snapshots.begin(SnapshotsTest::nothing).failed())
                .as("until it is told")
                .isPresent();
        snapshots.told(choice.in(7));
        assertThat(snapshots.begin(SnapshotsTest::nothing).failed()).isEmpty();
    }

    @Test
    void one_that_does_not_fit_the_lockers_own_file_is_given_up_in_the_same_start() throws IOException {
        snapshots.tryOut(id(1), body(1));
        Snapshots.Choice choice = snapshots.begin(body -> List.of("LK-8005 no"));
        assertThat(choice.snapshot()).isEmpty();
        assertThat(choice.failed()).contains(new Configured.Failed(id(1), List.of("LK-8005 no")));
    }

    @Test
    void a_good_one_that_does_not_fit_any_more_stays_for_who_mends_the_file() throws IOException {
        snapshots.tryOut(id(1), body(1));
        snapshots.keep(id(1));
        Snapshots.Choice choice = snapshots.begin(body -> List.of("LK-8005 no"));
        assertThat(choice.in(7).id()).isEqualTo(ConfigurationId.BASE);
        assertThat(choice.failed()).contains(new Configured.Failed(id(1), List.of("LK-8005 no")));
        assertThat(snapshots.begin(SnapshotsTest::nothing).in(7).id()).isEqualTo(id(1));
    }

    @Test
    void files_that_decayed_keep_no_locker_from_starting() throws IOException {
        snapshots.tryOut(id(1), body(1));
        snapshots.keep(id(1));
        snapshots.tryOut(id(2), body(2));
        Path trial = folder.resolve("configuration.trial");
        Files.writeString(trial, Files.readString(trial).replace("10002", "10003"));
        assertThat(snapshots.begin(SnapshotsTest::nothing).in(7).id()).isEqualTo(id(1));
        Files.writeString(trial, "{");
        Files.writeString(folder.resolve("configuration.good"), "");
        Files.writeString(folder.resolve("configuration.failed"), "[]");
        assertThat(snapshots.begin(SnapshotsTest::nothing).in(7))
                .isEqualTo(new Configured(ConfigurationId.BASE, false, 7, Optional.empty()));
    }

    @Test
    void a_start_that_cannot_be_counted_is_not_made() throws IOException {
        snapshots.tryOut(id(1), body(1));
        Snapshots full = new Snapshots(folder, new Snapshots.Disk() {
            @Override
            public void replace(Path file, String text) throws IOException {
                throw new IOException("full");
            }

            @Override
            public void remove(Path file) {}
        });
        assertThat(full.begin(SnapshotsTest::nothing).in(7).id()).isEqualTo(ConfigurationId.BASE);
    }

    @Test
    void whichever_step_the_power_is_cut_at_every_configuration_is_settled_once_and_the_good_one_is_in_force()
            throws IOException {
        int steps = new Life(folder.resolve("whole"), -1).lives();
        assertThat(steps).isGreaterThan(30);
        for (int cut = 0; cut < steps; cut++) {
            assertThat(new Life(folder.resolve("cut-" + cut), cut).lives()).isGreaterThan(cut);
        }
    }

    private static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** One locker to which the city says 1, a sound one, 2, with which it never comes up, and 3, with which it dies at once. */
    private static final class Life implements Snapshots.Disk {
        private final MemoryStore store = new MemoryStore(Book.empty(CABINET));
        private final HandClock clock = new HandClock();
        private final Path data;
        private final int cutAt;
        private int steps;
        private boolean hasEnded;

        Life(Path data, int cutAt) throws IOException {
            this.data = Files.createDirectories(data);
            this.cutAt = cutAt;
        }

        /** How many steps there were. */
        int lives() throws IOException {
            for (int process = 0; process < 30; process++) {
                try {
                    run();
                } catch (Cut power) {
                    assertThat(steps).as("the power is cut once").isEqualTo(cutAt + 1);
                }
            }
            Configuration book = store.load().standing().configuration();
            assertThat(book).as("cut at %d", cutAt).isEqualTo(new Configuration(id(3), id(1), Optional.empty()));
            assertThat(new Snapshots(data).now().snapshot().orElseThrow().id()).isEqualTo(id(1));
            assertThat(new Snapshots(data).now().onTrial()).isFalse();
            assertThat(settled()).containsExactly("1 CONFIRMED 1", "2 ROLLED_BACK 1", "3 ROLLED_BACK 1");
            return steps;
        }

        private List<String> settled() {
            List<String> settled = new ArrayList<>();
            for (Entry entry : store.entries()) {
                if (entry instanceof Entry.ConfigurationSettled e) {
                    settled.add(e.id().version() + " " + e.setting() + " "
                            + e.inForce().version());
                }
            }
            return settled;
        }

        private void run() throws IOException {
            clock.reboots();
            hasEnded = false;
            Snapshots here = new Snapshots(data, this);
            Configured started = here.begin(SnapshotsTest::nothing).in(Configured.TRIAL_MILLIS);
            if (started.id().equals(id(3))) {
                return;
            }
            Setup setup = new Setup("life", CABINET, Profile.standard(ConsentPolicy.STRICT)).with(started);
            Loop loop = new Loop(
                    setup,
                    new Loop.World(
                            clock,
                            cutting(),
                            pulse -> {},
                            ask -> {},
                            shown -> {},
                            () -> {},
                            question -> {},
                            new Reconfiguring(here, () -> hasEnded = true)));
            loop.turn(new Input.Started("test"));
            here.told(started);
            if (!started.id().equals(id(2))) {
                turn(loop, new Input.BoardSeen(BOARD, true));
                turn(loop, new Input.LinkSeen(true));
            }
            OptionalLong due = loop.nextDeadline();
            if (due.isPresent()) {
                clock.passes(Math.max(0, due.getAsLong() - clock.uptime()));
                turn(loop, new Input.Tick());
            }
            long next = loop.locker().book().directive() + 1;
            if (next <= 3 && loop.locker().shown().online()) {
                turn(loop, new Input.Directed(next, new Input.Directive.Configure(id(next), body(next), List.of())));
            }
        }

        private void turn(Loop loop, Input input) {
            if (!hasEnded) {
                loop.turn(input);
            }
        }

        private Store cutting() {
            return new Store() {
                @Override
                public Book load() {
                    return store.load();
                }

                @Override
                public void commit(Commit commit) {
                    step();
                    store.commit(commit);
                    step();
                }
            };
        }

        private void step() {
            if (steps++ == cutAt) {
                throw new Cut();
            }
        }

        /** Before it, with half of it written beside, before it has its name, and after it. */
        @Override
        public void replace(Path file, String text) throws IOException {
            Path next = file.resolveSibling(file.getFileName() + ".next");
            step();
            Files.writeString(next, text.substring(0, text.length() / 2));
            step();
            Files.writeString(next, text);
            step();
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            step();
        }

        @Override
        public void remove(Path file) throws IOException {
            step();
            Files.deleteIfExists(file);
            step();
        }
    }
}
