package parcellocker.bridge.web;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parcellocker.bridge.fleet.Presence.Freshness;
import parcellocker.bridge.fleet.Terminal;
import parcellocker.bridge.intake.Cursor;
import parcellocker.contract.status.Status.Place;
import parcellocker.contract.status.Telemetry;
import parcellocker.contract.topic.LockerId;

/** A locker as it is drawn. */
public record Cabinet(
        Terminal terminal,
        Freshness presence,
        Cursor cursor,
        List<Place> places,
        List<Telemetry.Door> doors,
        List<Telemetry.Climate> climate) {
    public Cabinet {
        places = List.copyOf(places);
        doors = List.copyOf(doors);
        climate = List.copyOf(climate);
    }

    static Cabinet of(City city, Terminal terminal) {
        LockerId locker = terminal.locker();
        return new Cabinet(
                terminal,
                city.presence().of(locker, city.clock().instant()),
                city.books().cursor(locker),
                city.fleet().compartments(locker),
                city.presence().doors(locker),
                city.presence().climate(locker));
    }

    /** What its probes read, in degrees. */
    public String temperatures(Texts texts) {
        return temperatures(climate, texts);
    }

    static String temperatures(List<Telemetry.Climate> climate, Texts texts) {
        return climate.stream()
                .map(probe -> probe.milliCelsius() == null
                        ? texts.say("console.probe.silent", probe.probe())
                        : probe.probe() + " " + degrees(probe.milliCelsius()))
                .collect(Collectors.joining(texts.say("console.comma")));
    }

    /** Doors that show that they will fail, and how. */
    public String failing(Frame frame) {
        return doors.stream()
                .filter(door -> door.sign() != null)
                .map(door -> frame.texts().say("console.locker.sign", door.compartment(), sign(frame, door)))
                .collect(Collectors.joining(frame.texts().say("console.comma")));
    }

    /** A lock that is slow in the frost may be sound. */
    private static String sign(Frame frame, Telemetry.Door door) {
        String word = frame.word("alarm.detail", String.valueOf(door.sign()));
        return door.milliCelsius() == null
                ? word
                : frame.texts().say("console.locker.at", word, degrees(door.milliCelsius()));
    }

    private static String degrees(int milliCelsius) {
        return String.format(Locale.ROOT, "%.1f °C", milliCelsius / 1_000.0);
    }

    /** The doors, column by column: a column is what its doors' names begin with. */
    public Collection<List<Place>> columns() {
        Map<String, List<Place>> columns = new TreeMap<>();
        for (Place place : places) {
            String column = place.compartment().replaceAll("\\d+$", "");
            columns.merge(
                    column,
                    List.of(place),
                    (before, more) ->
                            Stream.concat(before.stream(), more.stream()).toList());
        }
        return columns.values();
    }

    /** What stands beside a door: its size, what is believed to be inside, how it stands, and whether it is in use. */
    public static String title(Frame frame, Place place) {
        List<String> words = List.of(
                frame.word("size", place.size()),
                frame.word("custody", place.custody()),
                frame.word("door", place.door()),
                frame.service(place.service()));
        return place.compartment() + " " + String.join(frame.texts().say("console.comma"), words);
    }

    /** Doors that stand open though nobody uses them: somebody must look inside and shut them. */
    public String leftOpen(Texts texts) {
        return named(
                texts, place -> place.door().equals("OPEN") && place.service().startsWith("BLOCKED"));
    }

    /** Doors whose board does not answer. */
    public String unanswered(Texts texts) {
        return named(texts, place -> place.door().equals("UNKNOWN"));
    }

    private String named(Texts texts, Predicate<Place> which) {
        return places.stream()
                .filter(which)
                .map(Place::compartment)
                .collect(Collectors.joining(texts.say("console.comma")));
    }

    /** How many compartments have this custody. */
    public long count(String custody) {
        return places.stream().filter(place -> place.custody().equals(custody)).count();
    }
}
