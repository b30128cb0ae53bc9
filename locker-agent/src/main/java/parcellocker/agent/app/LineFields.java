package parcellocker.agent.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import parcellocker.agent.app.Fields.Bounds;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.hardware.line.SerialSettings;
import parcellocker.agent.hardware.line.TcpSettings;
import parcellocker.contract.problem.Problem;

/** The section {@code lines}: which device each line is, which boards hang on it, and its manners. */
final class LineFields {
    /** One for the whole cabinet, unless somebody built it otherwise. */
    private static final String ONE_SUPPLY = "cabinet";

    private final Layout layout;
    private final Map<String, Long> gaps = new TreeMap<>();

    private LineFields(Layout layout) {
        this.layout = layout;
    }

    static List<Settings.Line> read(Fields top, Layout layout) {
        LineFields reading = new LineFields(layout);
        List<Settings.Line> lines = new ArrayList<>();
        for (Fields line : top.sections("lines")) {
            try (line) {
                lines.add(reading.line(line));
            }
        }
        return lines;
    }

    private Settings.Line line(Fields line) {
        List<BoardId> ids = new ArrayList<>();
        for (String id : line.text("boards").split("[, ]+", -1)) {
            board(line, id).ifPresent(ids::add);
        }
        List<Layout.Board> boards = layout.boards().stream()
                .filter(board -> ids.contains(board.id()))
                .toList();
        fitTogether(line, boards);
        Family family = boards.stream().map(Layout.Board::family).findFirst().orElse(Family.XOR8A);
        Settings.Plug plug = plug(line, family);
        long quiet = quietMillis(plug);
        return new Settings.Line(
                line.text("id"),
                plug,
                ids,
                new Settings.Manners(
                        line.flag("echo", false),
                        line.number("quietMillis", new Bounds(quiet, 100, quiet)),
                        line.number("replyMillis", new Bounds(50, 2_000, family.replyMillis()))),
                supply(line));
    }

    private static Optional<BoardId> board(Fields line, String id) {
        try {
            return Optional.of(new BoardId(id));
        } catch (IllegalArgumentException refused) {
            line.note(Problem.CONFIG_OUT_OF_RANGE, "boards", "names '" + id + "': " + refused.getMessage());
            return Optional.empty();
        }
    }

    /** What one family sends may be a release to another, and what one board is told, another of its address does. */
    private static void fitTogether(Fields line, List<Layout.Board> boards) {
        TreeSet<String> dialects = new TreeSet<>();
        TreeSet<Integer> addresses = new TreeSet<>();
        for (Layout.Board board : boards) {
            dialects.add(board.protocol().dialect());
            if (!addresses.add(board.protocol().address())) {
                line.note(
                        Problem.CONFIG_CONFLICT,
                        "boards",
                        "has two of address " + board.protocol().address() + ", one of them " + board.id());
            }
        }
        if (dialects.size() > 1) {
            line.note(
                    Problem.CONFIG_CONFLICT,
                    "boards",
                    "speak " + String.join(" and ", dialects) + ": one line carries one family and mode");
        }
    }

    private static Settings.Plug plug(Fields line, Family family) {
        if (!line.has("tcp")) {
            return new Settings.Serial(
                    line.text("port"), (int) line.number("baud", new Bounds(1_200, 115_200, family.baud())));
        }
        if (line.has("port")) {
            line.note(Problem.CONFIG_CONFLICT, "port", "has no use beside tcp; remove one of them");
        }
        TcpSettings nowhere = new TcpSettings("localhost", 1);
        TcpSettings server = line.value("tcp", TcpSettings::of).orElse(nowhere);
        return new Settings.Tcp(server.host(), server.port());
    }

    private static long quietMillis(Settings.Plug plug) {
        return switch (plug) {
            case Settings.Serial serial -> SerialSettings.quietMillis(serial.baud());
            case Settings.Tcp tcp -> TcpSettings.QUIET_MILLIS;
        };
    }

    /** Of two lines on one supply, both must mean the same rest. */
    private Settings.Supply supply(Fields line) {
        String name = line.maybeText("supply").orElse(ONE_SUPPLY);
        long gap = line.number("gapMillis", new Bounds(200, 5_000, 300));
        Long other = gaps.putIfAbsent(name, gap);
        if (other != null && other != gap) {
            line.note(
                    Problem.CONFIG_CONFLICT,
                    "gapMillis",
                    "is " + gap + ", and " + other + " for another line of supply '" + name + "'");
        }
        return new Settings.Supply(name, gap);
    }
}
