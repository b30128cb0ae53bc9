package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.wire.Chain;

class ConfigurationsTest {
    private static final String BODY = "{\"profile\":{\"idleMillis\":30000}}";
    private static final BoardId B1 = new BoardId("b1");
    private static final BoardId B2 = new BoardId("b2");

    private final Rig rig = Rig.strict();
    private long directives;

    private static ConfigurationId id(long version) {
        return new ConfigurationId(version, Chain.name("v" + version));
    }

    private static Configured running(long version, boolean onTrial) {
        return new Configured(
                version == 0 ? ConfigurationId.BASE : id(version), onTrial, Configured.TRIAL_MILLIS, Optional.empty());
    }

    private static Configured givenUp(long running, long version, String reason) {
        return new Configured(
                running(running, false).id(),
                false,
                Configured.TRIAL_MILLIS,
                Optional.of(new Configured.Failed(id(version), List.of(reason))));
    }

    @BeforeEach
    void starts() {
        rig.restarts(running(0, false));
        directives = rig.book().directive();
        comesUp();
    }

    private void comesUp() {
        rig.gives(new Input.BoardSeen(B1, true)).gives(new Input.LinkSeen(true));
    }

    private void wants(long version, String... mistakes) {
        rig.gives(
                new Input.Directed(++directives, new Input.Directive.Configure(id(version), BODY, List.of(mistakes))));
    }

    private Configuration book() {
        return rig.book().standing().configuration();
    }

    private List<Entry> told() {
        return rig.store.entries().stream()
                .filter(Entry.OfConfiguration.class::isInstance)
                .toList();
    }

    private Entry settled(long version, Entry.Setting setting, long inForce, String... reasons) {
        return new Entry.ConfigurationSettled(
                id(version), setting, List.of(reasons), running(inForce, false).id());
    }

    /** Version 1 is in force. */
    private void confirmed() {
        wants(1);
        rig.restarts(running(1, true));
        comesUp();
        rig.restarts(running(1, false));
        comesUp();
        rig.changes.clear();
    }

    @Test
    void oneIsTriedAtOnceWithWhatAnswersNowAndKeptOnceTheCityAndEveryBoardAreThereAgain() {
        rig.gives(new Input.BoardSeen(B2, false));
        wants(1);
        assertThat(told())
                .containsExactly(
                        new Entry.ConfigurationTaken(id(1), BODY), new Entry.ConfigurationTried(1, List.of(B1)));
        assertThat(rig.changes).containsExactly(new Effect.TryConfiguration(id(1), BODY));
        rig.gives(new Input.Tick()).gives(new Input.LinkSeen(true));
        assertThat(rig.changes).as("its end is ordered once").hasSize(1);

        rig.restarts(running(1, true));
        assertThat(rig.locker().isOnTrial()).isTrue();
        rig.gives(new Input.LinkSeen(true));
        assertThat(told()).hasSize(2);
        rig.gives(new Input.BoardSeen(B1, true));
        assertThat(rig.lastEntry()).isEqualTo(settled(1, Entry.Setting.CONFIRMED, 1));
        assertThat(rig.changes.getLast()).isEqualTo(new Effect.KeepConfiguration(id(1)));
        assertThat(book()).isEqualTo(new Configuration(id(1), id(1), Optional.empty()));
        assertThat(rig.locker().isOnTrial()).isFalse();
        int before = rig.changes.size();
        rig.passes(1_000_000);
        assertThat(rig.changes).hasSize(before);
    }

    @Test
    void withoutTheCityOrABoardTheOneBeforeComesBackAfterTwoMinutes() {
        confirmed();
        rig.gives(new Input.BoardSeen(B2, true));
        wants(2);
        rig.restarts(running(2, true));
        rig.gives(new Input.BoardSeen(B1, true));
        rig.passes(Configured.TRIAL_MILLIS - 1);
        assertThat(book().next()).isPresent();
        rig.passes(1);
        assertThat(rig.lastEntry())
                .isEqualTo(settled(
                        2,
                        Entry.Setting.ROLLED_BACK,
                        1,
                        "LK-2053 the city has not answered within 120 s",
                        "LK-1108 board b2 has not answered within 120 s"));
        assertThat(rig.changes.getLast()).isEqualTo(new Effect.DropConfiguration(id(2)));
        rig.restarts(running(1, false));
        comesUp();
        assertThat(book()).isEqualTo(new Configuration(id(2), id(1), Optional.empty()));
    }

    @Test
    void aBoardThatWasSilentBeforeIsNotWaitedForAndOneThatComesAndGoesIsNotGood() {
        rig.gives(new Input.BoardSeen(B1, false));
        wants(1);
        assertThat(told()).contains(new Entry.ConfigurationTried(1, List.of()));
        rig.restarts(running(1, true));
        rig.gives(new Input.LinkSeen(true));
        assertThat(rig.lastEntry()).isEqualTo(settled(1, Entry.Setting.CONFIRMED, 1));

        comesUp();
        wants(2);
        rig.restarts(running(2, true));
        rig.gives(new Input.BoardSeen(B1, true)).gives(new Input.BoardSeen(B1, false));
        rig.gives(new Input.LinkSeen(true));
        assertThat(book().next()).isPresent();
    }

    @Test
    void itWaitsForAnIdleMomentAndForTheCity() {
        rig.touch(new Touch.Courier());
        wants(1);
        assertThat(told()).hasSize(1);
        rig.gives(new Input.LinkSeen(false));
        rig.passes(300_000);
        assertThat(rig.locker().isIdle()).isTrue();
        assertThat(rig.changes).isEmpty();
        rig.gives(new Input.LinkSeen(true));
        assertThat(rig.changes).hasSize(1);
    }

    @Test
    void aTechnicianSeesWhatIsSetWhatIsOnTrialAndWhatWaits() {
        assertThat(Configurations.shown(rig.locker())).isEqualTo(Page.Settings.OWN);
        rig.touch(new Touch.Courier());
        wants(1);
        assertThat(Configurations.shown(rig.locker())).isEqualTo(new Page.Settings(0, false, OptionalLong.of(1)));
        rig.restarts(running(1, true));
        assertThat(Configurations.shown(rig.locker())).isEqualTo(new Page.Settings(1, true, OptionalLong.empty()));
        comesUp();
        assertThat(Configurations.shown(rig.locker())).isEqualTo(new Page.Settings(1, false, OptionalLong.empty()));
    }

    @Test
    void goingBackWaitsForAnIdleMomentToo() {
        wants(1);
        rig.restarts(running(1, true));
        rig.passes(Configured.TRIAL_MILLIS - 5_000);
        rig.touch(new Touch.Courier());
        rig.passes(5_000);
        assertThat(rig.lastEntry()).isInstanceOf(Entry.ConfigurationSettled.class);
        assertThat(rig.changes).hasSize(1);
        rig.passes(300_000);
        assertThat(rig.changes.getLast()).isEqualTo(new Effect.DropConfiguration(id(1)));
    }

    @Test
    void whatCannotBeSetIsRefusedAsAWholeWithEveryMistakeAndOnlyOnce() {
        wants(3, "LK-2052 lines cannot be set from afar", "LK-8004 profile.idleMillis is 1");
        assertThat(told())
                .containsExactly(settled(
                        3,
                        Entry.Setting.REFUSED,
                        0,
                        "LK-2052 lines cannot be set from afar",
                        "LK-8004 profile.idleMillis is 1"));
        assertThat(rig.lastEntry())
                .isEqualTo(new Entry.DirectiveTaken(
                        directives, "Configure", Optional.of(Problem.CONFIGURATION_REFUSED), Optional.empty()));
        wants(3);
        assertThat(told()).hasSize(1);
        assertThat(rig.changes).isEmpty();
    }

    @Test
    void soManyMistakesAsTheJournalHasRoomForAreToldAndTheRestCounted() {
        wants(3, Collections.nCopies(100, "LK-8004 " + "x".repeat(92)).toArray(String[]::new));
        assertThat(told().getFirst()).isInstanceOfSatisfying(Entry.ConfigurationSettled.class, refused -> {
            assertThat(refused.reasons()).hasSize(16);
            assertThat(refused.reasons().getLast()).isEqualTo("and 85 more");
        });
    }

    @Test
    void aVersionThatDoesNotRiseChangesNothing() {
        confirmed();
        int before = told().size();
        wants(1);
        assertThat(rig.lastEntry())
                .isEqualTo(new Entry.DirectiveTaken(directives, "Configure", Optional.empty(), Optional.empty()));
        rig.gives(new Input.Directed(
                ++directives, new Input.Directive.Configure(new ConfigurationId(1, Chain.name("x")), "{}", List.of())));
        assertThat(rig.lastEntry())
                .isEqualTo(new Entry.DirectiveTaken(
                        directives, "Configure", Optional.of(Problem.CONFIGURATION_STALE), Optional.empty()));
        assertThat(told()).hasSize(before);
        assertThat(rig.changes).isEmpty();
    }

    @Test
    void aListSaysWhatTheCityWantsAndAnOldOneSaysNothing() {
        confirmed();
        Input.Directive.Configure old =
                new Input.Directive.Configure(new ConfigurationId(1, "a".repeat(64)), "{}", List.of());
        rig.gives(new Input.Listed(++directives, "b".repeat(64), true, List.of(), List.of(), Optional.of(old)));
        assertThat(rig.lastEntry())
                .isEqualTo(new Entry.DirectiveTaken(
                        directives, "FullList", Optional.empty(), Optional.of("b".repeat(64))));
        assertThat(book().known()).isEqualTo(id(1));
        Input.Directive.Configure next = new Input.Directive.Configure(id(4), BODY, List.of());
        rig.gives(new Input.Listed(++directives, "c".repeat(64), false, List.of(), List.of(), Optional.of(next)));
        assertThat(rig.changes).containsExactly(new Effect.TryConfiguration(id(4), BODY));
    }

    @Test
    void theNewestWinsAlsoOverOneOnTrial() {
        wants(1);
        rig.restarts(running(1, true));
        wants(2);
        assertThat(told()).contains(settled(1, Entry.Setting.SUPERSEDED, 0, "LK-2051 version 2 has come"));
        comesUp();
        assertThat(rig.changes.getLast()).isEqualTo(new Effect.TryConfiguration(id(2), BODY));
        assertThat(book().good()).isEqualTo(ConfigurationId.BASE);
    }

    @Test
    void oneThatNoStartCameUpWithIsGivenUpWithItsReason() {
        wants(1);
        rig.restarts(givenUp(0, 1, "LK-2053 3 starts with it ended before it was confirmed"));
        assertThat(told())
                .contains(settled(
                        1, Entry.Setting.ROLLED_BACK, 0, "LK-2053 3 starts with it ended before it was confirmed"));
        int before = told().size();
        rig.restarts(givenUp(0, 1, "LK-2053 3 starts with it ended before it was confirmed"));
        assertThat(told()).as("it is said once").hasSize(before);
    }

    @Test
    void oneWhoseSnapshotNeverCameOntoTheDiskIsTriedThreeTimes() {
        wants(1);
        for (int tries = 1; tries < Configurations.MOST_TRIES; tries++) {
            rig.restarts(running(0, false));
            comesUp();
            assertThat(book().next())
                    .hasValueSatisfying(next -> assertThat(next.body()).isEqualTo(BODY));
        }
        assertThat(rig.changes).hasSize(Configurations.MOST_TRIES);
        rig.restarts(running(0, false));
        assertThat(told().getLast())
                .isEqualTo(settled(1, Entry.Setting.ROLLED_BACK, 0, "LK-2054 its snapshot was never written"));
        comesUp();
        assertThat(rig.changes).hasSize(Configurations.MOST_TRIES);
    }

    @Test
    void aCutBetweenTheJournalAndTheFilesIsMadeGood() {
        wants(1);
        rig.restarts(running(1, true));
        comesUp();
        rig.changes.clear();
        rig.restarts(running(1, true));
        assertThat(rig.changes).containsExactly(new Effect.KeepConfiguration(id(1)));
        rig.restarts(running(1, false));
        comesUp();
        wants(2);
        rig.restarts(running(2, true));
        rig.passes(Configured.TRIAL_MILLIS);
        rig.changes.clear();
        rig.restarts(running(2, true));
        assertThat(rig.changes).containsExactly(new Effect.DropConfiguration(id(2)));
        assertThat(book().good()).isEqualTo(id(1));
    }

    @Test
    void whatIsInForceIsWhatTheFilesSayAndTheJournalFollows() {
        confirmed();
        rig.restarts(givenUp(0, 1, "LK-8005 mailIn is WATCHED and there are no cameras"));
        assertThat(told().getLast())
                .isEqualTo(
                        settled(1, Entry.Setting.ROLLED_BACK, 0, "LK-8005 mailIn is WATCHED and there are no cameras"));
        rig.restarts(running(0, false));
        int before = told().size();
        rig.restarts(running(1, false));
        assertThat(told()).hasSize(before + 1);
        assertThat(told().getLast())
                .isEqualTo(settled(1, Entry.Setting.CONFIRMED, 1, "LK-2054 in force before this journal"));
    }

    @Test
    void anOldImageOfTheBookBringsNoOlderOneBack() {
        wants(1);
        rig.restarts(running(4, false));
        assertThat(told())
                .contains(settled(1, Entry.Setting.SUPERSEDED, 0, "LK-2051 version 4 has come"))
                .endsWith(settled(4, Entry.Setting.CONFIRMED, 4, "LK-2054 in force before this journal"));
        rig.changes.clear();
        comesUp();
        assertThat(rig.changes).isEmpty();
        assertThat(book()).isEqualTo(new Configuration(id(4), id(4), Optional.empty()));
    }

    @Test
    void aNewEpochEndsNoConfiguration() {
        confirmed();
        rig.gives(new Input.Enrolled(9, 0, List.of()));
        assertThat(book()).isEqualTo(new Configuration(id(1), id(1), Optional.empty()));
        assertThat(rig.custody("A01")).isNotNull();
        assertThat(rig.book().compartments().has(new CompartmentId("A01"))).isTrue();
    }
}
