package parcellocker.agent.app.technician;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Contact;
import parcellocker.contract.problem.Problem;

/** How each compartment was found to be wired, by `wire`, before the eyes of a technician. */
public record WiringProfile(SortedMap<CompartmentId, Verified> compartments) {
    public static final WiringProfile NONE = new WiringProfile(new TreeMap<>());

    /**
     * Where a compartment hangs.
     *
     * @param family of its board
     */
    public record Place(String board, String family, int address, int channel, Contact contact) {}

    /**
     * One compartment as verified.
     *
     * @param openMillis from its pulse to its open contact
     * @param at when, by the locker's clock, Unix milliseconds
     */
    public record Verified(Place place, long openMillis, long at) {}

    public WiringProfile {
        compartments = Collections.unmodifiableSortedMap(new TreeMap<>(compartments));
    }

    /** With what a run has found: what it tried and did not verify is verified no more. */
    public WiringProfile with(WiringTrial.Report report, SortedMap<CompartmentId, Place> places, long at) {
        SortedMap<CompartmentId, Verified> next = new TreeMap<>(compartments);
        next.keySet().removeAll(report.tried());
        report.findings().forEach(finding -> next.keySet().removeAll(finding.doors()));
        report.verified().forEach((id, millis) -> {
            Place place = places.get(id);
            if (place == null) {
                throw new IllegalArgumentException(id + " is not in the layout");
            }
            next.put(id, new Verified(place, millis, at));
        });
        return new WiringProfile(next);
    }

    /** Each compartment that must not go live, a line with its number each; empty if all is as verified. */
    public List<String> differences(SortedMap<CompartmentId, Place> places) {
        List<String> lines = new ArrayList<>();
        places.forEach((id, place) -> {
            Verified known = compartments.get(id);
            if (known == null) {
                lines.add(Problem.WIRING_UNVERIFIED.code() + " " + id + " was not verified: run `wire`");
            } else if (!known.place().equals(place)) {
                lines.add(Problem.WIRING_CHANGED.code() + " " + id + " was verified as " + words(known.place())
                        + " and is configured as " + words(place) + ": run `wire --only " + id + "`");
            }
        });
        return lines;
    }

    private static String words(Place place) {
        return place.family() + " board " + place.board() + " address " + place.address() + " channel "
                + place.channel() + " " + place.contact();
    }
}
