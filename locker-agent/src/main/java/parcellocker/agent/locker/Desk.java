package parcellocker.agent.locker;

import java.util.Optional;
import parcellocker.contract.problem.Problem;

/** What a technician asks of the machine around the locker: how it is, and a copy of the journal on a stick. */
final class Desk {
    /** A stick may be slow; whoever waits longer finds the copy done or undone at the next look. */
    private static final int STICK_PATIENCE = 5;

    private Desk() {}

    static void consult(Turn turn, StaffPage wanted) {
        if (!Technicians.isHere(turn) || Visits.isBusy(turn)) {
            return;
        }
        switch (wanted) {
            case COMPARTMENTS -> Technicians.home(turn);
            case MAP -> show(turn, new Page.DoorMap(Technicians.places(turn)));
            case ALARMS -> show(turn, new Page.Alarms(Alarms.now(turn)));
            case CONDITION -> ask(turn);
            case STICK -> show(turn, new Page.Stick(false, Optional.empty()));
        }
    }

    private static void show(Turn turn, Page page) {
        Visits.show(turn, page, turn.profile().idleMillis());
    }

    private static void ask(Turn turn) {
        long ask = turn.nextAsk();
        Visits.wait(turn, ask);
        turn.effect(new Effect.ReadFigures(ask));
    }

    static void told(Turn turn, Input.FiguresRead read) {
        if (turn.visit().awaits(read.ask()) && Technicians.isHere(turn)) {
            Stamp stamp = turn.locker().stamp(turn.now());
            show(
                    turn,
                    new Page.Condition(
                            turn.session().online(),
                            stamp.quality(),
                            stamp.wallMillis(),
                            read.figures(),
                            Configurations.shown(turn.locker())));
        }
    }

    /** From the page that asks for the stick only, so that no other touch starts it. */
    static void copy(Turn turn) {
        boolean isAsked = turn.visit().page() instanceof Page.Stick page && !page.writing();
        if (!isAsked || !Technicians.isHere(turn)) {
            return;
        }
        long ask = turn.nextAsk();
        Visits.showSilently(
                turn,
                new Page.Stick(true, Optional.empty()),
                STICK_PATIENCE * turn.profile().idleMillis());
        turn.visit(visit -> visit.asking(ask));
        turn.effect(new Effect.CopyToStick(ask));
    }

    static void copied(Turn turn, Input.StickWritten written) {
        if (turn.visit().awaits(written.ask())) {
            show(turn, new Page.Stick(false, Optional.of(written.copied())));
        }
    }

    static void refused(Turn turn, long ask, Problem problem) {
        if (turn.visit().awaits(ask)) {
            Visits.refuse(turn, problem, 0, "");
        }
    }
}
