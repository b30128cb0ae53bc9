package parcellocker.agent.locker;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** One decision in the making: each event is applied to a candidate at once, so that the next rule sees its result. */
final class Turn {
    private final Moment now;
    private final List<Event> events = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private Locker candidate;

    Turn(Locker locker, Moment now) {
        this.candidate = locker;
        this.now = now;
    }

    void record(Event event) {
        events.add(event);
        candidate = candidate.evolve(event, now);
    }

    void effect(Effect effect) {
        effects.add(effect);
    }

    /** Changes whoever stands at the screen. */
    void visit(UnaryOperator<Visit> change) {
        record(new Step.VisitChanged(change.apply(visit())));
    }

    /** A number for the next question to the vault. */
    long nextAsk() {
        long ask = session().lastAsk() + 1;
        record(new Step.Asked(ask));
        return ask;
    }

    Moment now() {
        return now;
    }

    long uptime() {
        return now.uptimeMillis();
    }

    long age() {
        return candidate.age(now);
    }

    Locker locker() {
        return candidate;
    }

    Setup setup() {
        return candidate.setup();
    }

    Profile profile() {
        return candidate.setup().profile();
    }

    Book book() {
        return candidate.book();
    }

    Session session() {
        return candidate.session();
    }

    Visit visit() {
        return candidate.session().visit();
    }

    Decision decision() {
        boolean committed = events.stream().anyMatch(Entry.class::isInstance);
        if (committed && session().held().isEmpty()) {
            effects.add(new Effect.Publish());
        }
        return new Decision(events, effects);
    }
}
