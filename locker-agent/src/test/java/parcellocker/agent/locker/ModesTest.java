package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.Secret;
import parcellocker.contract.problem.Problem;

/** Degraded modes only shrink rights: S-25. */
class ModesTest {
    private static final long MIB = 1L << 20;
    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);

    /** The whole table, written out a second time. */
    @Test
    void theTableIsThis() {
        List<String> allowed = new ArrayList<>();
        for (Mode mode : Mode.values()) {
            for (Action action : Action.values()) {
                if (mode.may(action)) {
                    allowed.add(mode + " " + action);
                }
            }
        }
        assertThat(allowed)
                .containsExactly(
                        "TIME_SUSPECT DEPOSIT",
                        "TIME_SUSPECT CODE_PICKUP",
                        "TIME_SUSPECT TOKEN_PICKUP",
                        "TIME_SUSPECT LOOK_INTO",
                        "TIME_SUSPECT RECALL",
                        "TIME_SUSPECT COLLECT",
                        "TIME_SUSPECT HAND_OVER",
                        "TIME_SUSPECT AUDIT",
                        "TIME_SUSPECT COMMAND",
                        "TIME_SUSPECT SIGN_IN",
                        "TIME_SUSPECT WORKER_TOKEN",
                        "STORAGE_DEGRADED CODE_PICKUP",
                        "STORAGE_DEGRADED TOKEN_PICKUP",
                        "STORAGE_DEGRADED LOOK_INTO",
                        "STORAGE_DEGRADED RECALL",
                        "STORAGE_DEGRADED COLLECT",
                        "STORAGE_DEGRADED HAND_OVER",
                        "STORAGE_DEGRADED AUDIT",
                        "STORAGE_DEGRADED COMMAND",
                        "STORAGE_DEGRADED SIGN_IN",
                        "STORAGE_DEGRADED WORKER_TOKEN",
                        "STORAGE_DEGRADED DATED_RIGHT",
                        "JOURNAL_FULL CODE_PICKUP",
                        "JOURNAL_FULL TOKEN_PICKUP",
                        "JOURNAL_FULL LOOK_INTO",
                        "JOURNAL_FULL RECALL",
                        "JOURNAL_FULL COLLECT",
                        "JOURNAL_FULL HAND_OVER",
                        "JOURNAL_FULL AUDIT",
                        "JOURNAL_FULL COMMAND",
                        "JOURNAL_FULL SIGN_IN",
                        "JOURNAL_FULL WORKER_TOKEN",
                        "JOURNAL_FULL DATED_RIGHT",
                        "UNSTABLE CODE_PICKUP",
                        "UNSTABLE TOKEN_PICKUP",
                        "UNSTABLE AUDIT",
                        "UNSTABLE SIGN_IN",
                        "UNSTABLE WORKER_TOKEN",
                        "UNSTABLE DATED_RIGHT",
                        "HATCH_OPEN CODE_PICKUP",
                        "HATCH_OPEN TOKEN_PICKUP",
                        "HATCH_OPEN LOOK_INTO",
                        "HATCH_OPEN RECALL",
                        "HATCH_OPEN COLLECT",
                        "HATCH_OPEN AUDIT",
                        "HATCH_OPEN SIGN_IN",
                        "HATCH_OPEN WORKER_TOKEN",
                        "HATCH_OPEN DATED_RIGHT",
                        "CLIMATE_WRONG DEPOSIT",
                        "CLIMATE_WRONG CODE_PICKUP",
                        "CLIMATE_WRONG TOKEN_PICKUP",
                        "CLIMATE_WRONG LOOK_INTO",
                        "CLIMATE_WRONG RECALL",
                        "CLIMATE_WRONG MAIL_IN",
                        "CLIMATE_WRONG COLLECT",
                        "CLIMATE_WRONG HAND_OVER",
                        "CLIMATE_WRONG AUDIT",
                        "CLIMATE_WRONG COMMAND",
                        "CLIMATE_WRONG SIGN_IN",
                        "CLIMATE_WRONG WORKER_TOKEN",
                        "CLIMATE_WRONG DATED_RIGHT",
                        "GATE_WRONG DEPOSIT",
                        "GATE_WRONG CODE_PICKUP",
                        "GATE_WRONG TOKEN_PICKUP",
                        "GATE_WRONG LOOK_INTO",
                        "GATE_WRONG RECALL",
                        "GATE_WRONG MAIL_IN",
                        "GATE_WRONG COLLECT",
                        "GATE_WRONG HAND_OVER",
                        "GATE_WRONG AUDIT",
                        "GATE_WRONG COMMAND",
                        "GATE_WRONG SIGN_IN",
                        "GATE_WRONG WORKER_TOKEN",
                        "GATE_WRONG DATED_RIGHT",
                        "CAMERA_WRONG DEPOSIT",
                        "CAMERA_WRONG CODE_PICKUP",
                        "CAMERA_WRONG TOKEN_PICKUP",
                        "CAMERA_WRONG LOOK_INTO",
                        "CAMERA_WRONG RECALL",
                        "CAMERA_WRONG COLLECT",
                        "CAMERA_WRONG HAND_OVER",
                        "CAMERA_WRONG AUDIT",
                        "CAMERA_WRONG COMMAND",
                        "CAMERA_WRONG SIGN_IN",
                        "CAMERA_WRONG WORKER_TOKEN",
                        "CAMERA_WRONG DATED_RIGHT",
                        "DOUBLED CODE_PICKUP",
                        "DOUBLED TOKEN_PICKUP",
                        "DOUBLED LOOK_INTO",
                        "DOUBLED RECALL",
                        "DOUBLED COLLECT",
                        "DOUBLED AUDIT",
                        "DOUBLED SIGN_IN",
                        "DOUBLED WORKER_TOKEN",
                        "DOUBLED DATED_RIGHT");
    }

    /** Each mode alone, at the screen: what the table forbids fires no lock and says the mode's number. */
    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {
                "STORAGE_DEGRADED",
                "JOURNAL_FULL",
                "UNSTABLE",
                "QUARANTINE",
                "HATCH_OPEN",
                "MAINS_LOST",
                "CLIMATE_WRONG",
                "GATE_WRONG",
                "CAMERA_WRONG",
                "DAMAGED",
                "DOUBLED"
            })
    void whatAModeForbidsFiresNoLock(Mode mode) {
        for (Action action : Action.values()) {
            Rig fresh = Rig.strict();
            People there = People.at(fresh);
            DeliveryId delivery = there.stored(People.PARCEL);
            there.announces("SF22222", java.util.Optional.of(parcellocker.agent.delivery.Basis.RECIPIENT_PARCEL));
            enter(fresh, mode);
            int before = fresh.pulses.size();
            boolean done = attempt(fresh, there, action, delivery, before);
            assertThat(done).as(mode + " " + action).isEqualTo(mode.may(action));
            if (!mode.may(action)) {
                assertThat(fresh.pulses).as(mode + " " + action).hasSize(before);
            }
        }
    }

    private static void enter(Rig rig, Mode mode) {
        switch (mode) {
            case STORAGE_DEGRADED -> rig.gives(new Input.StorageSeen(63 * MIB, 8_000 * MIB, true, 0));
            case JOURNAL_FULL -> rig.gives(new Input.StorageSeen(4_000 * MIB, 8_000 * MIB, true, 1_000_000));
            case UNSTABLE -> {
                rig.powerCut();
                rig.gives(new Input.Crashed("Scanned"));
            }
            case QUARANTINE -> rig.gives(new Input.OldImageSeen(1, 99));
            case HATCH_OPEN -> rig.gives(new Input.AlarmSeen(Input.AlarmSeen.Alarm.HATCH, true, ""));
            case MAINS_LOST -> rig.gives(new Input.AlarmSeen(Input.AlarmSeen.Alarm.MAINS, true, ""));
            case CLIMATE_WRONG -> rig.gives(new Input.AlarmSeen(Input.AlarmSeen.Alarm.CLIMATE, true, "cold-1"));
            case GATE_WRONG -> rig.gives(new Input.AlarmSeen(Input.AlarmSeen.Alarm.GATE, true, "WELDED"));
            case CAMERA_WRONG -> rig.gives(new Input.AlarmSeen(Input.AlarmSeen.Alarm.CAMERA, true, "cam-1"));
            case DOUBLED -> rig.gives(new Input.AlarmSeen(Input.AlarmSeen.Alarm.TWIN, true, ""));
            case DAMAGED -> rig.gives(new Input.FileDamaged("locker.db.damaged-2026-03-31-1", 1, 5));
            case RECOVERING, TIME_SUSPECT -> throw new IllegalArgumentException(mode.name());
        }
    }

    /** Whether the attempt got as far as a lock, or to the courier's page. */
    private static boolean attempt(Rig rig, People people, Action action, DeliveryId delivery, int before) {
        switch (action) {
            case CODE_PICKUP -> people.types(rig.vault.code(delivery));
            case TOKEN_PICKUP -> people.shows(Token.Kind.PICKUP, delivery.value(), "jti");
            case SIGN_IN -> {
                people.signsIn("li");
                return rig.page() instanceof Page.CourierHome;
            }
            case WORKER_TOKEN, DATED_RIGHT -> {
                people.shows(Token.Kind.COURIER, "li", "jti");
                return rig.page() instanceof Page.CourierHome;
            }
            case AUDIT -> {
                people.shows(Token.Kind.TECHNICIAN, "tech-1", "jti");
                rig.touch(new Touch.OpenToLook(new CompartmentId("C01")));
            }
            case COMMAND -> {
                Operators ops = new Operators(rig);
                ops.send(ops.command("C01"));
            }
            case DEPOSIT -> people.choosesFor("SF22222");
            case MAIL_IN -> {
                people.shows(Token.Kind.MAIL_IN, "SO00000001 S SF RN-00001", "jti");
                rig.touch(new Touch.StartMailIn());
            }
            case LOOK_INTO, RECALL, COLLECT, HAND_OVER -> {
                return Modes.refusal(new Turn(rig.locker(), rig.clock.now()), action)
                        .isEmpty();
            }
        }
        return rig.pulses.size() > before;
    }

    /** Each alarm is one entry when it comes, none when it is told again, one when it ends; and a power cut does not forget it. */
    @Test
    void anAlarmIsInTheJournalWhenItComesAndWhenItEnds() {
        int before = rig.store.entries().size();
        enter(rig, Mode.CLIMATE_WRONG);
        enter(rig, Mode.CLIMATE_WRONG);
        assertThat(rig.store.entries()).hasSize(before + 1);
        assertThat(rig.lastEntry()).isEqualTo(new Entry.ModeChanged(Mode.CLIMATE_WRONG, true, "cold-1"));
        rig.powerCut();
        assertThat(modes()).containsExactly(Mode.CLIMATE_WRONG);
        rig.gives(new Input.AlarmSeen(Input.AlarmSeen.Alarm.CLIMATE, false, ""));
        assertThat(rig.lastEntry()).isEqualTo(new Entry.ModeChanged(Mode.CLIMATE_WRONG, false, ""));
        assertThat(modes()).isEmpty();
    }

    @Test
    void aDepositBegunBeforeTheModeGetsNoCompartmentInIt() {
        people.signsIn("li");
        rig.scan(People.PARCEL);
        enter(rig, Mode.STORAGE_DEGRADED);
        rig.touch(new Touch.ChooseSize(parcellocker.agent.cabinet.Size.S));
        rig.isRefused(Problem.STORAGE_LOW);
        assertThat(rig.pulses).isEmpty();
    }

    /** Signed in before the mode: the door is asked for in it. */
    @Test
    void aTechnicianWhoWasHereBeforeTheModeOpensNothingInIt() {
        people.shows(Token.Kind.TECHNICIAN, "tech-1", "jti");
        enter(rig, Mode.QUARANTINE);
        rig.touch(new Touch.OpenToLook(new CompartmentId("C01")));
        rig.isRefused(Problem.OLD_IMAGE);
        assertThat(rig.pulses).isEmpty();
    }

    @Test
    void aCommandThatTheModeForbidsIsAnsweredInTheJournalAndUsedUp() {
        enter(rig, Mode.UNSTABLE);
        Operators ops = new Operators(rig);
        Command command = ops.command("C01");
        ops.send(command);
        assertThat(rig.lastEntry())
                .isEqualTo(new Entry.CommandRefused(
                        command.id(), command.operator(), java.util.Optional.of(command.counter()), Problem.UNSTABLE));
    }

    @Test
    void aPinCheckedWhileTheModeCameSignsNobodyIn() {
        rig.touch(new Touch.Courier());
        rig.vaultIsSlow();
        rig.touch(new Touch.SignIn("b-li", new Secret(People.PIN)));
        enter(rig, Mode.QUARANTINE);
        rig.vaultAnswers();
        rig.isRefused(Problem.OLD_IMAGE);
    }

    @ParameterizedTest
    @ValueSource(longs = {64, 799, 819})
    void lessThanATenthOfTheDiskIsTooLittleAndALittleMoreEndsIt(long freeMib) {
        rig.gives(new Input.StorageSeen(freeMib * MIB, 8_192 * MIB, true, 0));
        assertThat(rig.lastEntry()).isEqualTo(new Entry.ModeChanged(Mode.STORAGE_DEGRADED, true, "space"));
        rig.gives(new Input.StorageSeen(820 * MIB, 8_192 * MIB, true, 0));
        assertThat(modes()).containsExactly(Mode.STORAGE_DEGRADED);
        rig.gives(new Input.StorageSeen(902 * MIB, 8_192 * MIB, true, 0));
        assertThat(modes()).isEmpty();
    }

    @Test
    void enoughIsEnough() {
        rig.gives(new Input.StorageSeen(820 * MIB, 8_192 * MIB, true, 0));
        rig.gives(new Input.StorageSeen(64 * MIB, 500 * MIB, true, 999_999));
        rig.gives(new Input.StorageSeen(2_048 * MIB, 4_000_000 * MIB, true, 0));
        assertThat(modes()).isEmpty();
    }

    @Test
    void withoutItsReserveTheDiskIsForPickupsAlone() {
        rig.gives(new Input.StorageSeen(4_000 * MIB, 8_192 * MIB, false, 0));
        assertThat(modes()).containsExactly(Mode.STORAGE_DEGRADED);
    }

    @Test
    void aMillionUnsentEntriesEndDepositsUntilSomeAreSent() {
        rig.gives(new Input.StorageSeen(4_000 * MIB, 8_192 * MIB, true, 1_000_000));
        assertThat(modes()).containsExactly(Mode.JOURNAL_FULL);
        rig.gives(new Input.StorageSeen(4_000 * MIB, 8_192 * MIB, true, 990_000));
        assertThat(modes()).containsExactly(Mode.JOURNAL_FULL);
        rig.gives(new Input.StorageSeen(4_000 * MIB, 8_192 * MIB, true, 989_999));
        assertThat(modes()).isEmpty();
    }

    @Test
    void whatChangesNothingWritesNothing() {
        enter(rig, Mode.STORAGE_DEGRADED);
        int commits = rig.store.commits();
        enter(rig, Mode.STORAGE_DEGRADED);
        assertThat(rig.store.commits()).isEqualTo(commits);
    }

    @Test
    void aQuarantineOutlivesAPowerCut() {
        enter(rig, Mode.QUARANTINE);
        rig.powerCut().passes(24 * 3_600_000L);
        assertThat(modes()).containsExactly(Mode.QUARANTINE);
    }

    @Test
    void aProcessThatLivesTenMinutesIsTrustedAgain() {
        enter(rig, Mode.UNSTABLE);
        rig.passes(Modes.SETTLED_MILLIS - rig.clock.uptime() - 1);
        assertThat(modes()).containsExactly(Mode.UNSTABLE);
        rig.passes(1);
        assertThat(modes()).isEmpty();
        assertThat(rig.lastEntry()).isEqualTo(new Entry.ModeChanged(Mode.UNSTABLE, false, ""));
    }

    @Test
    void beforeItsFirstEntryALockerMayNothing() {
        Locker booted = Locker.booted(rig.locker().setup(), rig.book());
        assertThat(booted.modes(rig.clock.now())).contains(Mode.RECOVERING);
        assertThat(rig.locker().modes(rig.clock.now())).isEmpty();
    }

    private List<Mode> modes() {
        return rig.book().standing().modes();
    }
}
