package parcellocker.agent.kiosk;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import parcellocker.agent.cabinet.Level;
import parcellocker.agent.kiosk.Sheet.Button;
import parcellocker.agent.kiosk.Sheet.Look;
import parcellocker.agent.kiosk.Sheet.Row;
import parcellocker.agent.kiosk.Sheet.Tone;
import parcellocker.agent.locker.Copied;
import parcellocker.agent.locker.Figures;
import parcellocker.agent.locker.Page;
import parcellocker.agent.locker.Quality;
import parcellocker.agent.locker.StaffPage;

/** Lays out what a technician asks to see: the cabinet drawn, alarms, network and clock, the stick. */
final class TechnicianSheets {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final long KIB = 1024;
    /** A clock that is off by less decides nothing otherwise. */
    private static final long MOST_SKEW_MILLIS = 120_000;

    private final Texts texts;
    private final ZoneId zone = ZoneId.systemDefault();

    TechnicianSheets(Texts texts) {
        this.texts = texts;
    }

    /** The ways from one of the technician's pages to the others. */
    List<Button> ways(StaffPage from) {
        return Stream.of(StaffPage.values())
                .filter(page -> page != from)
                .map(page -> new Button(Look.PLAIN, texts.of("desk." + page), "consult", Map.of("page", page.name())))
                .toList();
    }

    Sheet map(Page.DoorMap page) {
        return new Sheet.DoorMap(page.places().stream().map(this::mark).toList(), ways(StaffPage.MAP));
    }

    private Sheet.Mark mark(Page.Place place) {
        Sheet.Standing standing = standing(place);
        String name = place.compartment() + ": " + texts.of("standing." + standing);
        return new Sheet.Mark(place.compartment(), standing, name);
    }

    /** The one thing about a door that matters most. */
    private static Sheet.Standing standing(Page.Place place) {
        if (place.door() == Level.OPEN) {
            return Sheet.Standing.OPEN;
        } else if (place.isUncertain()) {
            return Sheet.Standing.UNCERTAIN;
        } else if (place.blocked().isPresent()) {
            return Sheet.Standing.BLOCKED;
        } else if (place.door() == Level.UNKNOWN) {
            return Sheet.Standing.UNREAD;
        }
        return place.parcel().isPresent() ? Sheet.Standing.FULL : Sheet.Standing.EMPTY;
    }

    Sheet alarms(Page.Alarms page) {
        List<Row> rows = page.alarms().stream().map(this::alarm).toList();
        String text = rows.isEmpty() ? texts.of("alarms.none") : "";
        return new Sheet.Report(texts.of("desk.ALARMS"), text, rows, List.of(), ways(StaffPage.ALARMS));
    }

    private Row alarm(Page.Alarm alarm) {
        String key = "alarm." + alarm.problem().code();
        String where = alarm.where().isEmpty() ? "" : ": " + String.join(", ", alarm.where());
        return new Row(
                Tone.WARN,
                texts.of(key + ".what") + where,
                texts.of(key + ".do"),
                alarm.problem().code());
    }

    Sheet condition(Page.Condition page) {
        List<Row> rows = new ArrayList<>();
        rows.add(network(page));
        rows.add(clock(page));
        rows.add(settings(page.settings()));
        rows.add(wiring(page.figures().wiring()));
        page.figures().lines().forEach(line -> line.boards().forEach(board -> rows.add(board(line, board))));
        rows.add(tested(page.figures().tested()));
        page.figures()
                .tested()
                .ifPresent(run -> run.failed()
                        .forEach(failed -> rows.add(new Row(
                                Tone.WARN,
                                failed.check(),
                                texts.of("condition.failed"),
                                failed.problem().code()))));
        return new Sheet.Report(texts.of("desk.CONDITION"), "", rows, List.of(), ways(StaffPage.CONDITION));
    }

    private Row network(Page.Condition page) {
        Figures figures = page.figures();
        String heard = figures.heardMillis().isPresent()
                ? texts.of("condition.heard", span(figures.heardMillis().getAsLong()))
                : texts.of("condition.unheard");
        return new Row(
                page.online() ? Tone.GOOD : Tone.WARN,
                texts.of(page.online() ? "condition.online" : "condition.offline"),
                heard + " " + texts.of("condition.unsent", figures.unsent()),
                "");
    }

    private Row clock(Page.Condition page) {
        OptionalLong skew = page.figures().skewMillis();
        boolean isOff = skew.isPresent() && Math.abs(skew.getAsLong()) > MOST_SKEW_MILLIS;
        String said = skew.isPresent()
                ? texts.of("condition.skew", String.format(Locale.ROOT, "%+.1f", skew.getAsLong() / 1000.0))
                : texts.of("condition.noskew");
        return new Row(
                page.quality() == Quality.SUSPECT || isOff ? Tone.WARN : Tone.GOOD,
                texts.of("condition.clock." + page.quality(), date(page.wallMillis())),
                said,
                "");
    }

    /** Not what they are: the version is what the city knows them by. */
    private Row settings(Page.Settings settings) {
        String title = settings.version() == 0
                ? texts.of("condition.settings.own")
                : texts.of("condition.settings.city", settings.version());
        String trial = settings.onTrial() ? texts.of("condition.settings.trial") : "";
        String waits = settings.waiting().isPresent()
                ? texts.of("condition.settings.waits", settings.waiting().getAsLong())
                : "";
        boolean isUnderWay = settings.onTrial() || settings.waiting().isPresent();
        return new Row(isUnderWay ? Tone.CALM : Tone.GOOD, title, (trial + " " + waits).strip(), "");
    }

    private Row wiring(Figures.Wiring wiring) {
        boolean isWhole = wiring.verified() == wiring.of();
        String since = wiring.at().isPresent()
                ? texts.of("condition.wiring.since", date(wiring.at().getAsLong())) + " "
                : "";
        return new Row(
                isWhole ? Tone.GOOD : Tone.WARN,
                texts.of("condition.wiring", wiring.verified(), wiring.of()),
                since + texts.of("condition.wiring.how"),
                "");
    }

    private Row board(Figures.Line line, Figures.Board board) {
        String how = !line.isUp() ? "lost" : board.isAnswering() ? "answers" : "silent";
        String faults = board.faults().isEmpty()
                ? texts.of("condition.board.sound")
                : texts.of("condition.board.faults", listed(board.faults()));
        return new Row(
                how.equals("answers") ? Tone.GOOD : Tone.WARN,
                texts.of("condition.board." + how, board.name(), line.name()),
                faults + items(board),
                "");
    }

    private static String listed(Map<String, Long> faults) {
        return faults.entrySet().stream()
                .map(fault -> fault.getKey() + " " + fault.getValue())
                .collect(Collectors.joining(", "));
    }

    /** What its eyes see, of a board that has some. */
    private String items(Figures.Board board) {
        String seen = board.items().entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(item -> item.getKey().value())
                .collect(Collectors.joining(", "));
        if (board.items().isEmpty()) {
            return "";
        }
        return " " + (seen.isEmpty() ? texts.of("condition.board.empty") : texts.of("condition.board.items", seen));
    }

    private Row tested(Optional<Figures.Tested> tested) {
        String how = texts.of("condition.selftest.how");
        if (tested.isEmpty()) {
            return new Row(Tone.CALM, texts.of("condition.selftest.never"), how, "");
        }
        Figures.Tested run = tested.get();
        return new Row(
                run.failed().isEmpty() ? Tone.GOOD : Tone.WARN,
                texts.of("condition.selftest", run.checks() - run.failed().size(), run.checks()),
                texts.of("condition.selftest.at", date(run.at())) + " " + how,
                "");
    }

    Sheet stick(Page.Stick page) {
        List<Button> ways = ways(StaffPage.STICK);
        if (page.writing()) {
            return new Sheet.Report(
                    texts.of("stick.writing.title"), texts.of("stick.writing.text"), List.of(), List.of(), ways);
        }
        Button write = new Button(
                page.copied().isPresent() ? Look.PLAIN : Look.PRIMARY, texts.of("stick.write"), "copy-to-stick");
        List<Row> rows = page.copied().stream().map(this::copied).toList();
        String text = rows.isEmpty() ? texts.of("stick.text") : texts.of("stick.done");
        return new Sheet.Report(texts.of("desk.STICK"), text, rows, List.of(write), ways);
    }

    private Row copied(Copied copied) {
        return new Row(
                Tone.GOOD,
                texts.of("stick.copied", copied.entries(), size(copied.bytes())),
                texts.of("stick.where", copied.folder()) + " " + texts.of("condition.unsent", copied.unsent()),
                "");
    }

    private static String size(long bytes) {
        return bytes < KIB * KIB ? (bytes + KIB - 1) / KIB + " KiB" : (bytes + KIB * KIB - 1) / (KIB * KIB) + " MiB";
    }

    private String span(long millis) {
        long seconds = millis / 1000;
        return seconds < 90 ? texts.of("seconds", seconds) : texts.of("minutes", (seconds + 59) / 60);
    }

    private String date(long millis) {
        return MINUTE.format(Instant.ofEpochMilli(millis).atZone(zone));
    }
}
