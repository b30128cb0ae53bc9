package parcellocker.sim.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import parcellocker.sim.bench.CabinetLayout;
import parcellocker.sim.board.family.BoardFamily;

/**
 * The lines that a layout's boards need: one family a line, and no address twice on one. The first is {@code main}.
 *
 * @param runs each line
 */
record Harness(List<Run> runs) {
    /** One line and the boards on it. */
    record Run(String id, int baud, List<String> boards) {
        Run {
            boards = List.copyOf(boards);
        }
    }

    Harness {
        runs = List.copyOf(runs);
    }

    static Harness of(CabinetLayout layout) {
        List<String> families = new ArrayList<>();
        List<Set<Integer>> addresses = new ArrayList<>();
        List<List<String>> boards = new ArrayList<>();
        for (CabinetLayout.BoardPlace board : layout.boards()) {
            int at = 0;
            while (at < families.size()
                    && (!families.get(at).equals(board.family())
                            || addresses.get(at).contains(board.address()))) {
                at++;
            }
            if (at == families.size()) {
                families.add(board.family());
                addresses.add(new TreeSet<>());
                boards.add(new ArrayList<>());
            }
            addresses.get(at).add(board.address());
            boards.get(at).add(board.id());
        }
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < families.size(); i++) {
            int baud = BoardFamily.named(families.get(i)).baud();
            runs.add(new Run(i == 0 ? "main" : "line" + (i + 1), baud, boards.get(i)));
        }
        return new Harness(runs);
    }

    /** As the bench reads them. */
    List<String> words() {
        return runs.stream()
                .map(run -> "id=%s,baud=%d,boards=%s,over=pty"
                        .formatted(run.id(), run.baud(), String.join("+", run.boards())))
                .toList();
    }

    /**
     * As the agent's configuration has them.
     *
     * @param names under which the bench plugged them in
     */
    String yaml(Map<String, String> names) {
        return runs.stream()
                .map(run -> "  - {id: %s, port: \"%s\", baud: %d, boards: \"%s\"}%n"
                        .formatted(run.id(), names.get(run.id()), run.baud(), String.join(", ", run.boards())))
                .collect(Collectors.joining());
    }
}
