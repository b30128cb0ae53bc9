package parcellocker.agent.kiosk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import parcellocker.agent.locker.Figures;

/** The lines of lock boards as JSON, on a technician's screen and in the copy on a stick. */
public final class LinesJson {
    private LinesJson() {}

    /** A map a line, with a map a board in it. */
    public static List<Map<String, Object>> of(List<Figures.Line> lines) {
        return lines.stream().map(LinesJson::line).toList();
    }

    private static Map<String, Object> line(Figures.Line line) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("line", line.name());
        fields.put("up", line.isUp());
        fields.put("boards", line.boards().stream().map(LinesJson::board).toList());
        return fields;
    }

    private static Map<String, Object> board(Figures.Board board) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("board", board.name());
        fields.put("answers", board.isAnswering());
        fields.put("faults", board.faults());
        Map<String, Object> items = new LinkedHashMap<>();
        board.items().forEach((where, lies) -> items.put(where.value(), lies));
        if (!items.isEmpty()) {
            fields.put("items", items);
        }
        return fields;
    }
}
