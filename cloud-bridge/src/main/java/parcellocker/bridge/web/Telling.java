package parcellocker.bridge.web;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import parcellocker.bridge.intake.SqlBooks;
import parcellocker.bridge.parcels.Event;
import parcellocker.bridge.parcels.Happenings.Place;
import parcellocker.bridge.parcels.Noted;

/** What lockers' journals say of parcels, in one language. */
public record Telling(SqlBooks books, Texts texts) {
    /** For programs. */
    static Telling english(SqlBooks books) {
        return new Telling(books, Texts.of("en", null));
    }

    /** Sentences by the place where they stand; of an entry that this version cannot read there is none. */
    Map<Place, String> sentences(Collection<Place> places) {
        FactWords words = new FactWords(texts);
        Map<Place, String> sentences = new HashMap<>();
        books.facts(places).forEach((place, fact) -> sentences.put(place, words.of(fact)));
        return sentences;
    }

    /**
     * A line of a history as it is shown.
     *
     * @param words what the event adds to its name
     */
    public record Line(Event event, String words) {}

    List<Line> lines(List<Noted> events) {
        Map<Place, String> sentences =
                sentences(events.stream().map(Noted::place).toList());
        return events.stream()
                .map(noted -> new Line(noted.event(), sentences.getOrDefault(noted.place(), "")))
                .toList();
    }
}
