package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.contract.problem.Problem;

/** No clock that is set back or forward makes an expired token good, or a parcel unreachable: F1 to F3. */
class TimeFloorTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long TEN_YEARS = 3_650 * DAY;

    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);

    record Case(Quality quality, long skewMillis) {}

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Quality quality : Quality.values()) {
            for (long skew :
                    new long[] {0, 1, 299_000, 301_000, 3_600_000, DAY, 2 * DAY, 30 * DAY, 400 * DAY, TEN_YEARS}) {
                cases.add(new Case(quality, skew));
                cases.add(new Case(quality, -skew));
            }
        }
        return cases;
    }

    /** Table C.7 for recipients and couriers: three qualities by twenty skews. */
    @ParameterizedTest
    @MethodSource("cases")
    void aRecipientIsAlwaysServedAndACourierAloneOnlyOnTrustedTime(Case now) {
        DeliveryId delivery = people.stored(People.PARCEL);
        long start = rig.clock.wallSeconds();
        String expired = rig.vault.issue(new Token(Token.Kind.COURIER, "li", "old", start - 7_200, start - 121));
        String good = rig.vault.issue(new Token(Token.Kind.COURIER, "li", "new", start - 60, start + 400));
        rig.clock.jumps(now.skewMillis());
        rig.clock.is(now.quality());

        boolean trusted = isTrusted(now);
        rig.scan(expired);
        if (trusted) {
            rig.isRefused(Problem.TOKEN_EXPIRED);
        } else {
            assertThat(rig.page()).isInstanceOf(Page.CallHelpDesk.class);
        }
        rig.scan(good);
        boolean inTime = now.skewMillis() <= 520_000;
        assertThat(rig.page() instanceof Page.CourierHome).isEqualTo(trusted && inTime);

        rig.touch(new Touch.Done());
        int before = rig.pulses.size();
        people.types(rig.vault.code(delivery));
        assertThat(rig.pulses).hasSize(before + 1);
    }

    /** Table C.7 for technicians: as couriers, for an expired token could empty the cabinet. */
    @ParameterizedTest
    @MethodSource("cases")
    void aTechnicianIsAdmittedAloneOnlyOnTrustedTime(Case now) {
        long start = rig.clock.wallSeconds();
        String expired = rig.vault.issue(new Token(Token.Kind.TECHNICIAN, "tech-1", "old", start - 7_200, start - 121));
        String good = rig.vault.issue(new Token(Token.Kind.TECHNICIAN, "tech-1", "new", start - 60, start + 400));
        rig.clock.jumps(now.skewMillis());
        rig.clock.is(now.quality());

        rig.scan(expired);
        if (isTrusted(now)) {
            rig.isRefused(Problem.TOKEN_EXPIRED);
        } else {
            assertThat(rig.page()).isInstanceOf(Page.CallHelpDesk.class);
        }
        rig.scan(good);
        assertThat(rig.page() instanceof Page.TechnicianHome).isEqualTo(isTrusted(now) && now.skewMillis() <= 520_000);
        assertThat(rig.pulses).isEmpty();
    }

    /** Table C.7 for openings from afar: the session decides, and its end too where the clock may be believed. */
    @ParameterizedTest
    @MethodSource("cases")
    void aCommandIsGoodForItsSessionAndByATrustedClockOnlyUntilItsEnd(Case now) {
        Operators operators = new Operators(rig);
        Command command = operators.command("B01");
        Command late = operators.command("C01");
        rig.clock.jumps(now.skewMillis());
        rig.clock.is(now.quality());

        // What a former connection was told opens nothing, whatever the clock says.
        rig.gives(new Input.Commanded(late, "another", rig.clock.uptime()));
        assertThat(rig.pulses).isEmpty();
        operators.send(command);
        boolean isOver = isTrusted(now) && now.skewMillis() > 60_000;
        assertThat(rig.pulses).hasSize(isOver ? 0 : 1);
    }

    private static boolean isTrusted(Case now) {
        return now.quality() != Quality.SUSPECT && now.skewMillis() >= -300_000;
    }

    @Test
    void timeNeverGoesBackInTheJournal() {
        long before = rig.book().standing().timeFloor();
        rig.clock.jumps(-TEN_YEARS);
        rig.gives(new Input.OldImageSeen(1, 1));
        Stamp stamp = rig.locker().stamp(rig.clock.now());
        assertThat(stamp.wallMillis()).isEqualTo(before);
        assertThat(stamp.quality()).isEqualTo(Quality.SUSPECT);
        assertThat(rig.book().standing().timeFloor()).isGreaterThanOrEqualTo(before);
    }

    @Test
    void aWrongYearOfAClockNobodyTrustsDoesNotStay() {
        long before = rig.book().standing().timeFloor();
        rig.clock.is(Quality.SUSPECT);
        rig.clock.jumps(TEN_YEARS);
        rig.clock.passes(1_000);
        rig.gives(new Input.OldImageSeen(1, 1));
        assertThat(rig.book().standing().timeFloor()).isBetween(before, before + 400_000);
    }

    @ParameterizedTest
    @EnumSource(
            value = Quality.class,
            names = {"TRUSTED", "HOLDOVER"})
    void aTrustedClockRaisesTheFloorWithEveryCommitAndItOutlivesAPowerCut(Quality quality) {
        rig.clock.is(quality);
        rig.clock.passes(40 * DAY);
        rig.gives(new Input.OldImageSeen(1, 1));
        long floor = rig.clock.wallSeconds();
        assertThat(rig.book().standing().timeFloor() / 1000).isEqualTo(floor);
        rig.powerCut();
        assertThat(rig.book().standing().timeFloor() / 1000).isGreaterThanOrEqualTo(floor);
    }
}
