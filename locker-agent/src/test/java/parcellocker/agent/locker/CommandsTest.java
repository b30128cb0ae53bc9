package parcellocker.agent.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Custody;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.contract.problem.Problem;

class CommandsTest {
    private final Rig rig = Rig.strict();
    private final People people = People.at(rig);
    private final Operators ops = new Operators(rig);

    @Test
    void aGoodCommandOpensItsDoorOnceAndTheCompartmentIsUncertainAfterwards() {
        Command command = ops.command("B01");
        ops.send(command);
        assertThat(rig.lastEntry())
                .isEqualTo(new Entry.CommandAuthorised(
                        rig.pulses.getLast().opening(),
                        command.id(),
                        "ops-1",
                        1,
                        new CompartmentId("B01"),
                        Optional.empty(),
                        command.why(),
                        List.of()));
        assertThat(rig.page()).isEqualTo(new Page.Opening(new CompartmentId("B01"), Purpose.REMOTE));
        rig.doorSprings("B01");
        assertThat(rig.page()).isEqualTo(new Page.OpenedRemotely(new CompartmentId("B01")));
        rig.passes(5_000).shuts("B01");
        assertThat(rig.lastEntry()).isInstanceOf(Entry.RemoteClosed.class);
        assertThat(rig.page()).isEqualTo(new Page.Home());
        assertThat(rig.custody("B01")).isEqualTo(new Custody.Uncertain(Optional.empty()));
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void aKnownCommandChangesNothingNotEvenAfterAPowerCut() {
        Command command = ops.command("B01");
        ops.send(command);
        rig.doorSprings("B01").passes(5_000).shuts("B01").passes(60_000);
        int commits = rig.store.commits();
        ops.send(command);
        rig.powerCut();
        ops.send(command);
        assertThat(rig.pulses).hasSize(1);
        assertThat(rig.store.commits()).isEqualTo(commits + 1); // LockerStarted
    }

    @Test
    void aCommandForAnotherLockerOrAnotherSessionIsRefusedAndUsesNoCounterUp() {
        Command c = ops.command("B01");
        ops.send(new Command(
                c.id(),
                "ops-1",
                "other",
                c.session(),
                c.compartment(),
                c.why(),
                c.issuedAt(),
                c.expiresAt(),
                50,
                c.approvers()));
        isRefused(Problem.COMMAND_FOREIGN, Optional.empty());
        Command stale = ops.command("B01");
        rig.gives(new Input.Commanded(stale, "another", rig.clock.uptime()));
        isRefused(Problem.COMMAND_STALE, Optional.empty());
        assertThat(rig.pulses).isEmpty();
        ops.send(ops.command("B01"));
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void aCommandThatWaitedTooLongHereIsExpiredWhateverTheClockSays() {
        Command command = ops.command("B01");
        long receivedAt = rig.clock.uptime();
        rig.clock.is(Quality.SUSPECT);
        rig.passes(60_001);
        ops.send(command, receivedAt);
        isRefused(Problem.COMMAND_EXPIRED, Optional.empty());
        Command other = ops.command("B01");
        receivedAt = rig.clock.uptime();
        rig.passes(60_000);
        ops.send(other, receivedAt);
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void theWallClockDecidesToo_butOnlyIfItIsToBeTrusted() {
        long now = rig.clock.wallSeconds();
        expires(now - 61, now - 1);
        isRefused(Problem.COMMAND_EXPIRED, Optional.empty());
        expires(now + 61, now + 121);
        isRefused(Problem.COMMAND_EXPIRED, Optional.empty());
        expires(now, now + 61);
        isRefused(Problem.COMMAND_EXPIRED, Optional.empty());
        expires(now, now);
        isRefused(Problem.COMMAND_EXPIRED, Optional.empty());
        assertThat(rig.pulses).isEmpty();
        rig.clock.is(Quality.SUSPECT);
        expires(now - 10_000, now - 9_940);
        assertThat(rig.pulses).hasSize(1);
    }

    private void expires(long issuedAt, long expiresAt) {
        Command c = ops.command("B01");
        ops.send(new Command(
                c.id(),
                c.operator(),
                "rig",
                c.session(),
                c.compartment(),
                c.why(),
                issuedAt,
                expiresAt,
                c.counter(),
                List.of()));
    }

    @Test
    void aCounterThatIsNotGreaterIsUsedUp_evenByARefusal() {
        Command c = ops.command("Z99");
        ops.send(c);
        isRefused(Problem.COMPARTMENT_UNKNOWN, Optional.of(c.counter()));
        Command again = new Command(
                "f".repeat(32),
                "ops-1",
                "rig",
                c.session(),
                new CompartmentId("B01"),
                c.why(),
                c.issuedAt(),
                c.expiresAt(),
                c.counter(),
                List.of());
        ops.send(again);
        isRefused(Problem.COMMAND_REPLAYED, Optional.empty());
        ops.send(new Command(
                "e".repeat(32),
                "ops-2",
                "rig",
                c.session(),
                new CompartmentId("B01"),
                c.why(),
                c.issuedAt(),
                c.expiresAt(),
                c.counter(),
                List.of()));
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void forgettingOldIdsGivesNobodyASecondPulse() {
        Command first = ops.command("B01");
        ops.send(first);
        rig.doorSprings("B01").passes(5_000).shuts("B01");
        for (int i = 0; i < 64; i++) {
            ops.send(ops.command("Z99"));
        }
        rig.passes(3_000_000);
        rig.clock.is(Quality.SUSPECT);
        ops.send(first);
        isRefused(Problem.COMMAND_REPLAYED, Optional.empty());
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void atMostOneInThirtySecondsThreeInTenMinutesTenADay() {
        opensAndShuts();
        rig.passes(23_000);
        ops.send(ops.command("B01"));
        isRefused(Problem.COMMAND_CAPPED, Optional.of(2L));
        rig.passes(2_000);
        opensAndShuts();
        rig.passes(30_000);
        opensAndShuts();
        rig.passes(60_000);
        ops.send(ops.command("B01"));
        isRefused(Problem.COMMAND_CAPPED, Optional.of(5L));
        for (int i = 0; i < 7; i++) {
            rig.passes(600_000);
            opensAndShuts();
        }
        rig.passes(600_000).powerCut().passes(600_000);
        ops.send(ops.command("B01"));
        isRefused(Problem.COMMAND_CAPPED, Optional.of(13L));
        assertThat(rig.pulses).hasSize(10);
        rig.passes(People.DAY);
        opensAndShuts();
    }

    private void opensAndShuts() {
        int before = rig.pulses.size();
        ops.send(Operators.approved(ops.command("B01"), "ops-2"));
        assertThat(rig.pulses).hasSize(before + 1);
        rig.doorSprings("B01").passes(5_000).shuts("B01");
    }

    @Test
    void whatIsNotEmptyNeedsTwoOperators_andTheCodeInsideStaysLive() {
        DeliveryId delivery = people.stored(People.PARCEL);
        int before = rig.pulses.size();
        ops.send(ops.command("A01"));
        isRefused(Problem.APPROVAL_MISSING, Optional.of(1L));
        ops.send(Operators.approved(ops.command("A01"), "ops-1"));
        isRefused(Problem.APPROVAL_MISSING, Optional.of(2L));
        assertThat(rig.pulses).hasSize(before);
        ops.send(Operators.approved(ops.command("A01"), "ops-2"));
        assertThat(rig.pulses).hasSize(before + 1);
        rig.doorSprings("A01").passes(5_000).shuts("A01");
        assertThat(rig.custody("A01")).isEqualTo(new Custody.Uncertain(Optional.of(delivery)));
        assertThat(rig.delivery(People.PARCEL).access().state()).isEqualTo(Access.State.LIVE);
        people.asksFor(People.PARCEL);
        assertThat(rig.pulses).hasSize(before + 2);
    }

    @Test
    void oneDoorAtATime_andAVisitUnderWayIsNotDisturbed() {
        people.choosesFor(People.PARCEL);
        ops.send(ops.command("B01"));
        isRefused(Problem.COMPARTMENT_BUSY, Optional.of(1L));
        rig.doorSprings("A01").passes(5_000).shuts("A01");
        Page before = rig.page();
        ops.send(ops.command("B01"));
        assertThat(rig.page()).isEqualTo(before).isInstanceOf(Page.CourierHome.class);
        assertThat(rig.pulses).hasSize(2);
        rig.doorSprings("B01").passes(5_000).shuts("B01");
        assertThat(rig.page()).isInstanceOf(Page.CourierHome.class);
    }

    @Test
    void aDoorThatJamsOrStaysOpenIsToldByItsOpening() {
        ops.send(ops.command("B01"));
        rig.boardSays(Input.PulseReport.Outcome.ANSWERED).readsNothingNew("B01");
        rig.passes(1_000).readsNothingNew("B01").passes(3_000);
        assertThat(rig.opening("B01")).isEqualTo(Opening.State.JAMMED);
        assertThat(rig.custody("B01")).isEqualTo(new Custody.Empty());
        rig.passes(130_000);
        ops.send(ops.command("B01"));
        rig.doorSprings("B01").passes(120_000);
        assertThat(rig.opening("B01")).isEqualTo(Opening.State.LEFT_OPEN);
        assertThat(rig.blocked("B01")).contains(BlockReason.LEFT_OPEN);
        assertThat(rig.custody("B01")).isEqualTo(new Custody.Uncertain(Optional.empty()));
    }

    @Test
    void aRemoteOpeningFoundUnfinishedAtBootIsUnknown() {
        ops.send(ops.command("B01"));
        rig.powerCut();
        assertThat(rig.opening("B01")).isEqualTo(Opening.State.UNKNOWN);
        assertThat(rig.custody("B01")).isEqualTo(new Custody.Uncertain(Optional.empty()));
        assertThat(rig.pulses).hasSize(1);
    }

    @Test
    void repeatedRefusalsDoNotFillTheDisk() {
        int before = rig.store.entries().size();
        for (int i = 0; i < 2 * CommandMemory.MOST_REFUSALS_PER_DAY; i++) {
            rig.gives(new Input.Commanded(ops.command("B01"), "another", rig.clock.uptime()));
        }
        assertThat(rig.store.entries().size() - before).isEqualTo(CommandMemory.MOST_REFUSALS_PER_DAY);
        assertThat(rig.book().commands().recent()).hasSize(64);
        ops.send(ops.command("B01"));
        assertThat(rig.pulses).hasSize(1);
    }

    private void isRefused(Problem problem, Optional<Long> counter) {
        assertThat(rig.lastEntry()).isInstanceOfSatisfying(Entry.CommandRefused.class, refused -> {
            assertThat(refused.problem()).isEqualTo(problem);
            assertThat(refused.counter()).isEqualTo(counter);
        });
    }
}
