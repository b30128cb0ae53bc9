package parcellocker.agent.locker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.delivery.CourierId;

/** A technician's visit: what needs a look, and taking compartments out of service and back. */
final class Technicians {
    private static final int MOST_REASON = 40;

    private Technicians() {}

    /** The technician's own page. */
    static void home(Turn turn) {
        turn.visit(visit -> visit.awaiting(Optional.empty()).wanting(Optional.empty()));
        List<Page.Place> attention = new ArrayList<>();
        List<Page.Place> others = new ArrayList<>();
        for (Page.Place place : places(turn)) {
            (needsALook(place) ? attention : others).add(place);
        }
        Visits.show(
                turn,
                new Page.TechnicianHome(attention, others, silent(turn)),
                turn.profile().idleMillis());
    }

    static List<Page.Place> places(Turn turn) {
        return turn.setup().cabinet().ids().stream().map(id -> place(turn, id)).toList();
    }

    /** Boards that do not answer. */
    static List<String> silent(Turn turn) {
        return turn.session().sensed().boards().asMap().entrySet().stream()
                .filter(board -> !board.getValue().is())
                .map(board -> board.getKey().toString())
                .toList();
    }

    static boolean isHere(Turn turn) {
        return turn.visit().technician().isPresent();
    }

    private static boolean needsALook(Page.Place place) {
        return place.isUncertain() || place.blocked().isPresent() || place.door() != Level.CLOSED;
    }

    static Page.Place place(Turn turn, CompartmentId id) {
        CompartmentState state = turn.book().compartments().get(id);
        return new Page.Place(
                id,
                state.custody().word(),
                state.blocked(),
                turn.session().door(id).level(),
                Audits.parcelIn(turn.book(), id));
    }

    static void inspect(Turn turn, CompartmentId id) {
        if (mayAct(turn, id)) {
            Visits.show(turn, new Page.Inspect(place(turn, id)), turn.profile().idleMillis());
        }
    }

    static void takeOutOfService(Turn turn, Touch.TakeOutOfService touch) {
        String reason = touch.reason().substring(0, Math.min(touch.reason().length(), MOST_REASON));
        change(turn, touch.compartment(), false, reason);
    }

    static void putIntoService(Turn turn, CompartmentId id) {
        change(turn, id, true, "");
    }

    private static void change(Turn turn, CompartmentId id, boolean inService, String reason) {
        if (!mayAct(turn, id)) {
            return;
        }
        CourierId me = turn.visit().technician().orElseThrow();
        boolean inServiceNow = turn.book().compartments().get(id).blocked().isEmpty();
        if (inService != inServiceNow) {
            turn.record(new Entry.ServiceChanged(id, me, inService, reason));
        }
        inspect(turn, id);
    }

    /** A technician is signed in, no door of theirs is open, and there is such a compartment. */
    static boolean mayAct(Turn turn, CompartmentId id) {
        return isHere(turn)
                && !Visits.isBusy(turn)
                && turn.book().compartments().has(id);
    }
}
