package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.Announcement;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.Mark;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Secret;
import parcellocker.agent.delivery.Waybill;
import parcellocker.contract.problem.Problem;

/** What the city says of a parcel, and how many compartments one courier may fill. */
class DepositRefusalsTest {
    private static final String PARCEL = "JD20001";

    private static void isRefused(Problem problem, Basis basis, Mark mark) {
        Rig rig = Rig.attesting();
        People people = People.at(rig);
        announce(people, basis, mark);
        people.signsIn("li");
        rig.scan(PARCEL);
        rig.isRefused(problem);
        rig.touch(new Touch.ChooseSize(Size.S));
        assertThat(rig.pulses).isEmpty();
    }

    private static void announce(People people, Basis basis, Mark mark) {
        people.announces(new Announcement(
                new Waybill(PARCEL),
                new PersonRef("person-1"),
                Optional.of(basis),
                Optional.of(Size.S),
                new TreeSet<>(List.of(mark))));
    }

    @Test
    void whoRefusesLockersGetsNothingPutIntoOne() {
        isRefused(Problem.CONSENT_REFUSED, Basis.RECIPIENT_STANDING, Mark.REFUSED);
    }

    @Test
    void freshGoodsAndValuablesGoToTheDoor() {
        isRefused(Problem.FRESH_GOODS, Basis.SENDER_DESIGNATED, Mark.FRESH);
        isRefused(Problem.VALUABLES, Basis.RECIPIENT_PARCEL, Mark.VALUABLE);
    }

    @Test
    void whatACourierCallsDamagedIsNotTakenInAndTheCityIsTold() {
        Rig rig = Rig.attesting();
        People people = People.at(rig);
        people.signsIn("li");
        rig.scan(PARCEL).touch(new Touch.PackagingDamaged());
        rig.isRefused(Problem.PACKAGING_DAMAGED);
        assertThat(damaged(rig)).containsExactly(PARCEL);
        rig.touch(new Touch.Attest(Optional.of(new Secret("13800001234")))).touch(new Touch.PackagingDamaged());
        assertThat(rig.pulses).isEmpty();
        assertThat(damaged(rig)).as("said once").containsExactly(PARCEL);

        rig.scan("JD20002").touch(new Touch.Attest(Optional.of(new Secret("13800001234"))));
        assertThat(rig.page()).isInstanceOf(Page.ChooseSize.class);
        rig.touch(new Touch.PackagingDamaged());
        rig.isRefused(Problem.PACKAGING_DAMAGED);
        assertThat(damaged(rig)).containsExactly(PARCEL, "JD20002");
    }

    @Test
    void whatIsFoundDamagedAtTheOpenDoorComesOutAgainAndTheNextMayBeScannedAtOnce() {
        Rig rig = Rig.attesting();
        People people = People.at(rig);
        people.announces(PARCEL, Size.S);
        people.announces("JD20002", Size.S);
        people.signsIn("li");
        rig.scan(PARCEL).doorSprings("A01").touch(new Touch.PackagingDamaged());
        assertThat(rig.page())
                .isInstanceOfSatisfying(
                        Page.PutParcelIn.class, page -> assertThat(page.said()).isEqualTo(Said.TOOK_BACK));
        assertThat(damaged(rig)).as("on disk while the door is open").containsExactly(PARCEL);
        rig.passes(3_000).shuts("A01");
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Empty());
        assertThat(rig.book().holding(new Waybill(PARCEL))).isEmpty();
        rig.scan("JD20002");
        assertThat(rig.pulses).hasSize(2);
        rig.doorSprings("A01").passes(3_000).shuts("A01").scan(PARCEL);
        assertThat(rig.pulses).as("packed anew it may come").hasSize(3);
    }

    @Test
    void onlyWhoeverHasAParcelInHandCanCallOneDamaged() {
        Rig rig = Rig.attesting();
        People people = People.at(rig);
        rig.touch(new Touch.PackagingDamaged());
        people.signsIn("li");
        rig.touch(new Touch.PackagingDamaged());
        people.announces(PARCEL, Size.S);
        rig.scan(PARCEL).doorSprings("A01").touch(new Touch.TooSmall()).touch(new Touch.PackagingDamaged());
        assertThat(damaged(rig)).isEmpty();
    }

    private static List<String> damaged(Rig rig) {
        return rig.store.entries().stream()
                .filter(Entry.PackagingDamaged.class::isInstance)
                .map(entry -> ((Entry.PackagingDamaged) entry).waybill().value())
                .toList();
    }

    @Test
    void whatTheCitySaysWhileTheCourierChoosesASizeCounts() {
        Rig rig = Rig.attesting();
        People people = People.at(rig);
        people.signsIn("li");
        rig.scan(PARCEL).touch(new Touch.Attest(Optional.of(new Secret("13800001234"))));
        assertThat(rig.page()).isInstanceOf(Page.ChooseSize.class);
        announce(people, Basis.RECIPIENT_PARCEL, Mark.FRESH);
        rig.touch(new Touch.ChooseSize(Size.S));
        rig.isRefused(Problem.FRESH_GOODS);
        assertThat(rig.pulses).isEmpty();
    }

    @Test
    void aSenderWhoChoseTheLockerAsTheAddressIsStronger() {
        Rig rig = Rig.strict();
        People people = People.at(rig);
        announce(people, Basis.SENDER_DESIGNATED, Mark.REFUSED);
        people.signsIn("li");
        rig.scan(PARCEL);
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void aRecipientInAWheelchairGetsALowDoorWithoutATouch() {
        Rig rig = Rig.of(Furniture.tall());
        People people = People.at(rig);
        people.announces(PARCEL, Size.S, Mark.LOW_DOOR);
        people.announces("JD20002", Size.S);
        people.signsIn("li");
        rig.scan("JD20002");
        assertThat(rig.pulses.getLast().compartment().value())
                .as("the low one stays")
                .isEqualTo("A01");
        rig.doorSprings("A01").passes(3_000).shuts("A01").scan(PARCEL);
        assertThat(rig.pulses.getLast().compartment().value()).isEqualTo("B01");
    }

    @Test
    void aCourierFillsNoMoreThanTheirShareOfASize() {
        Rig rig = Rig.sharing(50);
        People people = People.at(rig);
        for (int n = 1; n <= 4; n++) {
            people.announces("JD3000" + n, Size.S);
        }
        people.signsIn("li");
        for (String door : List.of("A01", "B01", "C01")) {
            rig.scan("JD3000" + (rig.pulses.size() + 1));
            assertThat(rig.pulses.getLast().compartment().value()).isEqualTo(door);
            rig.doorSprings(door).passes(3_000).shuts(door);
        }
        rig.scan("JD30004");
        rig.isRefused(Problem.SHARE_SPENT);
        people.signsIn("wu");
        rig.scan("JD30004");
        assertThat(rig.pulses.getLast().compartment().value())
                .as("another courier has their own")
                .isEqualTo("A02");
    }

    @Test
    void whatWasFetchedCountsNoMore() {
        Rig rig = Rig.sharing(1);
        People people = People.at(rig);
        people.announces("JD30001", Size.S);
        people.announces("JD30002", Size.S);
        rig.goesDark("B01").goesDark("C01");
        people.signsIn("li");
        rig.scan("JD30001").doorSprings("A01").passes(3_000).shuts("A01").scan("JD30002");
        rig.isRefused(Problem.SHARE_SPENT);
        rig.touch(new Touch.Done());
        people.asksFor("JD30001");
        rig.doorSprings("A01").passes(3_000).shuts("A01");
        people.signsIn("li");
        rig.scan("JD30002");
        assertThat(rig.pulses.getLast().compartment().value()).isEqualTo("A02");
    }
}
