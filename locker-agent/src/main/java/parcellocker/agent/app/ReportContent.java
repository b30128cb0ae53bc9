package parcellocker.agent.app;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import parcellocker.agent.ledger.Journal;
import parcellocker.agent.locker.Reporting;

/**
 * What a report says: one JSON document, compressed. Names, phones and codes are in none of its parts; verifiers and badges are
 * taken out of the journal's entries. What there is no room for is left out, the oldest first, and {@code leftOut} says so.
 */
final class ReportContent {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PAGE = 100;
    /** For the frame around the parts, and for what compression adds to what cannot be compressed. */
    private static final long FRAME = 8 * 1024;

    private final Sources sources;
    private final Reporting.Wish wish;
    private final SortedMap<String, String> leftOut = new TreeMap<>();
    private long left;

    /**
     * Where the parts come from, asked on the thread of the report.
     *
     * @param diagnostics JSON, see {@link Diagnostics}
     * @param log the newest first
     */
    record Sources(
            String locker,
            Path data,
            Supplier<String> diagnostics,
            Supplier<List<LogRing.Line>> log,
            Journal journal,
            Supplier<Long> wallMillis) {}

    ReportContent(Sources sources, Reporting.Wish wish) {
        this.sources = sources;
        this.wish = wish;
    }

    /**
     * Writes it; the file may come to more than there is room for if {@code times} is more than one.
     *
     * @param times as often as the room that there is for the compressed report, before it is compressed
     */
    void write(OutputStream out, int times) throws IOException {
        leftOut.clear();
        left = times * (wish.mostBytes() - FRAME);
        try (GZIPOutputStream packed = new GZIPOutputStream(out);
                JsonGenerator json = JSON.createGenerator(packed)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeStringField("locker", sources.locker());
            json.writeStringField("request", wish.request());
            json.writeStringField("software", Wiring.SOFTWARE);
            json.writeNumberField("gatheredMillis", sources.wallMillis().get());
            json.writeNumberField("fromMillis", wish.fromMillis());
            json.writeNumberField("toMillis", wish.toMillis());
            for (Reporting.Part part : Reporting.Part.values()) {
                if (wish.parts().contains(part)) {
                    json.writeFieldName(part.name());
                    write(json, part);
                }
            }
            json.writeObjectField("leftOut", leftOut);
            json.writeEndObject();
        }
    }

    private void write(JsonGenerator json, Reporting.Part part) throws IOException {
        switch (part) {
            case DIAGNOSTICS ->
                whole(json, part, JSON.readTree(sources.diagnostics().get()));
            case SELFTEST -> whole(json, part, tested());
            case LOG -> log(json);
            case JOURNAL -> journal(json);
        }
    }

    private void whole(JsonGenerator json, Reporting.Part part, JsonNode tree) throws IOException {
        if (fits(tree.toString())) {
            json.writeTree(tree);
        } else {
            json.writeNull();
            leftOut.put(part.name(), "there is no room for it");
        }
    }

    private JsonNode tested() {
        ObjectNode both = JSON.createObjectNode();
        for (String name : List.of("selftest", "wiring")) {
            Path file = sources.data().resolve(name + ".json");
            try {
                both.set(name, Files.exists(file) ? JSON.readTree(Files.readString(file)) : null);
            } catch (IOException unreadable) {
                leftOut.put(name, "cannot be read: " + unreadable.getClass().getSimpleName());
            }
        }
        return both;
    }

    /** No more than half of the room if the journal is wanted too: a talkative log must not take its place. */
    private void log(JsonGenerator json) throws IOException {
        long kept = wish.parts().contains(Reporting.Part.JOURNAL) ? left / 2 : 0;
        left -= kept;
        int dropped = 0;
        json.writeStartArray();
        for (LogRing.Line line : sources.log().get()) {
            boolean isAsked = line.millis() >= wish.fromMillis() && line.millis() < wish.toMillis();
            JsonNode tree = JSON.valueToTree(line);
            if (isAsked && (dropped > 0 || !fits(tree.toString()))) {
                dropped++;
            } else if (isAsked) {
                json.writeTree(tree);
            }
        }
        json.writeEndArray();
        left += kept;
        if (dropped > 0) {
            leftOut.put(Reporting.Part.LOG.name(), dropped + " elder lines");
        }
    }

    /** The newest first, a page at a time, until one page is all before the time that is asked for. */
    private void journal(JsonGenerator json) throws IOException {
        Journal.Head head = sources.journal().head();
        long seq = head.seq();
        boolean isMore = true;
        json.writeStartArray();
        while (isMore && seq >= sources.journal().first()) {
            long began = System.nanoTime();
            long before = Math.max(sources.journal().first() - 1, seq - PAGE);
            List<String> bodies =
                    sources.journal().after(before, (int) (seq - before)).bodies();
            isMore = !bodies.isEmpty() && write(json, bodies.reversed());
            seq = before;
            // A board may have one core, and Linux ignores what Java says of priorities: doors come first.
            LockSupport.parkNanos(System.nanoTime() - began);
        }
        json.writeEndArray();
    }

    /** False if nothing before these can be asked for, or there is no more room. */
    private boolean write(JsonGenerator json, List<String> newestFirst) throws IOException {
        boolean isReached = false;
        for (String body : newestFirst) {
            JsonNode entry = JSON.readTree(body);
            long millis = entry.path("stamp").path("wallMillis").asLong();
            isReached |= millis >= wish.fromMillis();
            if (millis >= wish.fromMillis() && millis < wish.toMillis()) {
                JsonNode told = Redaction.of(entry);
                if (!fits(told.toString())) {
                    leftOut.put(
                            Reporting.Part.JOURNAL.name(),
                            "entries up to " + entry.path("seq").asLong());
                    return false;
                }
                json.writeTree(told);
            }
        }
        return isReached;
    }

    private boolean fits(String text) {
        long bytes = text.getBytes(StandardCharsets.UTF_8).length + 1L;
        if (bytes <= left) {
            left -= bytes;
            return true;
        }
        return false;
    }
}
