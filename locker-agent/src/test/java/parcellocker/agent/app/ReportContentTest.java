package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import parcellocker.agent.ledger.Journal;
import parcellocker.agent.locker.Reporting;
import parcellocker.contract.entry.Entry;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.entry.Stamp;
import parcellocker.contract.entry.Verifier;
import parcellocker.contract.wire.Json;
import parcellocker.contract.wire.ReportWords;

class ReportContentTest {
    private static final String REQUEST = "0123456789abcdef";
    private static final long MOST = ReportWords.LEAST_BYTES;

    @TempDir
    private Path data;

    private final List<String> bodies = new ArrayList<>();
    private final List<LogRing.Line> log = new ArrayList<>();

    private static Reporting.Wish wish(long from, long to, Reporting.Part... parts) {
        return new Reporting.Wish(REQUEST, List.of(parts), from, to, MOST);
    }

    private ReportContent.Sources sources() {
        Journal journal = new ListedJournal(bodies);
        return new ReportContent.Sources(
                "LY-000017", data, () -> "{\"doors\":[{\"compartment\":\"A01\"}]}", () -> log, journal, () -> 77L);
    }

    private byte[] written(Reporting.Wish wish, int times) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ReportContent(sources(), wish).write(out, times);
        return out.toByteArray();
    }

    private JsonNode read(Reporting.Wish wish, int times) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(written(wish, times)))) {
            return new ObjectMapper().readTree(in);
        }
    }

    private void happens(long millis, Fact fact) {
        bodies.add(Json.write(new Entry(1, bodies.size() + 1, new Stamp(millis, millis, Stamp.Clock.TRUSTED), fact)));
    }

    private static List<Long> sequences(JsonNode report) {
        return StreamSupport.stream(report.path("JOURNAL").spliterator(), false)
                .map(entry -> entry.path("seq").asLong())
                .toList();
    }

    @Test
    void itHoldsWhatWasAskedForAndNothingElse() throws IOException {
        Files.writeString(data.resolve("selftest.json"), "{\"at\":5}");
        log.add(new LogRing.Line(5, "WARN", "Line", "LK-1108 silent"));
        happens(5, new Fact.LockerStarted("agent"));
        JsonNode report = read(wish(0, 10, Reporting.Part.DIAGNOSTICS, Reporting.Part.SELFTEST), 1);
        assertThat(report.path("locker").asText()).isEqualTo("LY-000017");
        assertThat(report.path("request").asText()).isEqualTo(REQUEST);
        assertThat(report.path("gatheredMillis").asLong()).isEqualTo(77);
        assertThat(report.at("/DIAGNOSTICS/doors/0/compartment").asText()).isEqualTo("A01");
        assertThat(report.at("/SELFTEST/selftest/at").asInt()).isEqualTo(5);
        assertThat(report.at("/SELFTEST/wiring").isNull()).isTrue();
        assertThat(report.has("LOG")).isFalse();
        assertThat(report.has("JOURNAL")).isFalse();
        assertThat(report.path("leftOut")).isEmpty();
    }

    @Test
    void entriesAndLinesAreThoseOfTheTimeTheNewestFirst() throws IOException {
        for (long second = 1; second <= 250; second++) {
            happens(second * 1_000, new Fact.LockerStarted("agent"));
        }
        log.add(new LogRing.Line(9_000, "INFO", "Wiring", "late"));
        log.add(new LogRing.Line(5_000, "INFO", "Wiring", "in time"));
        log.add(new LogRing.Line(1_000, "INFO", "Wiring", "early"));
        JsonNode report = read(wish(3_000, 9_000, Reporting.Part.LOG, Reporting.Part.JOURNAL), 1);
        assertThat(sequences(report)).containsExactly(8L, 7L, 6L, 5L, 4L, 3L);
        assertThat(report.path("LOG")).hasSize(1);
        assertThat(report.at("/LOG/0/text").asText()).isEqualTo("in time");
    }

    @Test
    void noVerifierAndNoBadgeIsInIt() throws IOException {
        Verifier pin = new Verifier("c2FsdA", "cGluLWhhc2g");
        happens(5, new Fact.CourierListed("c1", Fact.Role.COURIER, "04A1B2C3", pin, true));
        String text = read(wish(0, 10, Reporting.Part.JOURNAL), 1).toString();
        assertThat(text).contains("CourierListed").contains("\"courier\":\"c1\"");
        assertThat(text).doesNotContain("c2FsdA").doesNotContain("cGluLWhhc2g").doesNotContain("04A1B2C3");
    }

    @Test
    void itIsNeverMoreThanThereIsRoomForAndSaysWhatIsLeftOut() throws IOException {
        Random random = new Random(7);
        for (int n = 0; n < 2_000; n++) {
            byte[] noise = new byte[60];
            random.nextBytes(noise);
            happens(5, new Fact.LockerStarted(new String(noise, StandardCharsets.ISO_8859_1)));
            log.add(new LogRing.Line(5, "INFO", "Noise", new String(noise, StandardCharsets.ISO_8859_1)));
        }
        Reporting.Wish all = wish(0, 10, Reporting.Part.values());
        assertThat(written(all, 8)).as("noise cannot be compressed").hasSizeGreaterThan((int) MOST);
        assertThat(written(all, 1)).hasSizeLessThanOrEqualTo((int) MOST);
        JsonNode report = read(all, 1);
        List<Long> kept = sequences(report);
        assertThat(kept).isNotEmpty();
        assertThat(kept.getFirst()).as("the newest").isEqualTo(2_000);
        assertThat(report.at("/leftOut/JOURNAL").asText()).isEqualTo("entries up to " + (kept.getLast() - 1));
        int lines = report.path("LOG").size();
        assertThat(lines).isPositive();
        assertThat(report.at("/leftOut/LOG").asText()).isEqualTo(2_000 - lines + " elder lines");
    }

    @Test
    void aFileThatCannotBeReadIsToldAsLeftOut() throws IOException {
        Files.writeString(data.resolve("wiring.json"), "{\"A01");
        JsonNode report = read(wish(0, 10, Reporting.Part.SELFTEST), 1);
        assertThat(report.at("/leftOut/wiring").asText()).startsWith("cannot be read");
    }

    @Test
    void theRingKeepsTheNewestLinesWithoutLongNumbers() {
        assertThat(LogRing.masked("a phone 13812345678, spaced 138 1234 5678, a code 12345678, LK-1101 after 5000 ms"))
                .isEqualTo("a phone ######, spaced ######, a code ######, LK-1101 after 5000 ms");
        LogRing.attach();
        LogRing.attach();
        IntStream.rangeClosed(1, LogRing.MOST_LINES + 5)
                .forEach(n -> LoggerFactory.getLogger("parcellocker.ring").info("line {} of 87654321", n));
        List<LogRing.Line> newest = LogRing.newest();
        assertThat(newest).hasSize(LogRing.MOST_LINES);
        assertThat(newest.stream().filter(line -> line.logger().equals("ring")).findFirst())
                .map(LogRing.Line::text)
                .contains("line " + (LogRing.MOST_LINES + 5) + " of ######");
        LoggerFactory.getLogger("parcellocker.ring").warn("x".repeat(600), new IllegalStateException("to 13812345678"));
        LoggerFactory.getLogger("parcellocker.ring").warn("LK-7099", new IllegalStateException("to 13812345678"));
        assertThat(LogRing.newest().get(0).text())
                .startsWith("LK-7099 | java.lang.IllegalStateException: to ###### at parcellocker");
        assertThat(LogRing.newest().get(1).text()).hasSize(LogRing.MOST_CHARACTERS);
    }

    /** Entries in a list. */
    record ListedJournal(List<String> bodies) implements Journal {
        @Override
        public Head head() {
            return new Head(1, bodies.size(), "", 0);
        }

        @Override
        public Slice after(long seq, int most) {
            int end = (int) Math.min(bodies.size(), seq + most);
            return new Slice(seq + 1, "", bodies.subList((int) seq, end), List.of());
        }

        @Override
        public Optional<String> hashAt(long epoch, long seq) {
            return Optional.empty();
        }

        @Override
        public void acknowledged(long epoch, long upTo) {}

        @Override
        public void welcomed(long epoch, long upTo) {}
    }
}
