package parcellocker.agent.app.technician;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Door;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.locker.Opening;

/**
 * Finds out how a cabinet is really wired: fires one lock after another, asks which door moved, and compares with which contact
 * changed. Both are needed: a harness that is crossed as a whole looks right to every contact.
 */
public final class WiringTrial {
    private static final long SHUT_MILLIS = 110_000;
    /** After the person's word a contact that works has long been read. */
    private static final long SAID_MILLIS = 2_000;

    private final Bench bench;
    private final Person person;
    private final Trial trial;
    private final Cabinet cabinet;

    public WiringTrial(Bench bench, Person person) {
        this.bench = bench;
        this.person = person;
        this.trial = new Trial(bench);
        this.cabinet = bench.locker().setup().cabinet();
    }

    /**
     * What was found.
     *
     * @param verified each compartment that is wired as configured, with its time from pulse to open contact in milliseconds
     */
    public record Report(List<CompartmentId> tried, List<Finding> findings, SortedMap<CompartmentId, Long> verified) {
        public Report {
            tried = List.copyOf(tried);
            findings = List.copyOf(findings);
        }
    }

    /** Tries these, in order. */
    public Report run(List<CompartmentId> which) throws InterruptedException {
        person.tell("Stay before the cabinet until the end. Nothing may be put in meanwhile.");
        person.shut(cabinet.ids(), true);
        trial.awaitRead();
        List<Observation> observations = new ArrayList<>();
        for (CompartmentId where : which) {
            person.progress(observations.size() + 1, which.size(), where.value());
            observations.add(observe(where));
        }
        List<Finding> findings = Diagnosis.of(cabinet, observations);
        SortedMap<CompartmentId, Long> verified = new TreeMap<>();
        for (Observation one : observations) {
            if (one.isRight() && findings.stream().noneMatch(finding -> finding.isAbout(one.fired()))) {
                verified.put(one.fired(), one.openMillis());
            }
        }
        return new Report(which, findings, verified);
    }

    private Observation observe(CompartmentId where) throws InterruptedException {
        boolean saidShut = bench.locker().level(where) == Level.OPEN && isShut(where);
        Map<CompartmentId, Door> before = trial.doors();
        Trial.Outcome outcome = trial.open(where, saidShut);
        if (outcome.refused().isPresent()) {
            return new Observation(where, List.of(), outcome.contacts(), List.of(), false, outcome);
        }
        List<CompartmentId> moved = person.whichMoved(where);
        boolean isPlain = moved.equals(List.of(where)) && outcome.hasOpened();
        person.shut(moved, !isPlain);
        List<CompartmentId> stuck = trial.awaitBack(before, isPlain ? SHUT_MILLIS : SAID_MILLIS);
        boolean silent = outcome.state().equals(Optional.of(Opening.State.BUS_ERROR))
                || outcome.state().equals(Optional.of(Opening.State.NOT_SENT));
        return new Observation(where, moved, outcome.contacts(), stuck, silent, outcome);
    }

    /** A contact that reads open is believed as long as nobody looks. */
    private boolean isShut(CompartmentId where) {
        if (person.confirms("The contact of " + where + " says that its door is open. Is it shut?")) {
            return true;
        }
        person.shut(List.of(where), true);
        return bench.locker().level(where) == Level.OPEN && person.confirms("Is " + where + " shut now?");
    }
}
