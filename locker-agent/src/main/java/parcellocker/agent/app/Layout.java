package parcellocker.agent.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Contact;
import parcellocker.agent.cabinet.Lock;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.cabinet.Zone;
import parcellocker.contract.problem.Problem;

/** The cabinet's layout file: which boards there are, and which compartment hangs on which output. */
record Layout(Cabinet cabinet, List<Board> boards) {

    /** One lock board as wired. */
    record Board(BoardId id, String family, int address, int channels) {}

    Layout {
        boards = List.copyOf(boards);
    }

    static Layout read(JsonNode root, List<String> mistakes) {
        List<Board> boards = new ArrayList<>();
        List<Compartment> compartments = new ArrayList<>();
        try (Fields layout = new Fields("layout.", root, mistakes)) {
            layout.maybeText("cabinet");
            layout.number("columns", new Fields.Bounds(1, 40, 1));
            for (Fields board : layout.sections("boards")) {
                try (board) {
                    board(board).ifPresent(boards::add);
                }
            }
            for (Fields compartment : layout.sections("compartments")) {
                try (compartment) {
                    compartment(compartment).ifPresent(compartments::add);
                }
            }
            check(layout, boards, compartments);
        }
        return new Layout(cabinet(compartments, mistakes), boards);
    }

    private static Optional<Board> board(Fields board) {
        String family = board.text("family");
        int address = (int) board.number("address", new Fields.Bounds(1, 99, 1));
        int channels = (int) board.number("channels", new Fields.Bounds(1, 50, 24));
        if (!family.equals("xor8a")) {
            board.note(Problem.CONFIG_OUT_OF_RANGE, "family", "is '" + family + "', allowed: xor8a");
        }
        return board.value("id", BoardId::new).map(id -> new Board(id, family, address, channels));
    }

    private static Optional<Compartment> compartment(Fields fields) {
        Optional<CompartmentId> id = fields.value("id", CompartmentId::new);
        Size size = fields.choice("size", Size.S);
        Zone zone = fields.choice("zone", Zone.AMBIENT);
        int floor = (int) fields.number("floor", new Fields.Bounds(0, 3_000, 0));
        Optional<BoardId> board = fields.value("board", BoardId::new);
        int channel = (int) fields.number("channel", new Fields.Bounds(1, 50, 1));
        Contact contact = fields.choice("contact", Contact.CLOSED_IS_1);
        if (id.isEmpty() || board.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Compartment(id.get(), size, zone, floor, new Lock(board.get(), new Channel(channel), contact)));
    }

    private static void check(Fields layout, List<Board> boards, List<Compartment> compartments) {
        List<String> seen = new ArrayList<>();
        for (Compartment compartment : compartments) {
            Lock lock = compartment.lock();
            Optional<Board> board =
                    boards.stream().filter(b -> b.id().equals(lock.board())).findFirst();
            if (board.isEmpty()) {
                layout.note(
                        Problem.CONFIG_CONFLICT, compartment.id().value(), "hangs on unknown board " + lock.board());
            } else if (lock.channel().number() > board.get().channels()) {
                layout.note(Problem.CONFIG_CONFLICT, compartment.id().value(), "needs a channel its board has not");
            }
            String place = lock.board() + "/" + lock.channel().number();
            if (seen.contains(place)) {
                layout.note(Problem.CONFIG_CONFLICT, compartment.id().value(), "shares output " + place);
            }
            seen.add(place);
        }
    }

    private static Cabinet cabinet(List<Compartment> compartments, List<String> mistakes) {
        Map<CompartmentId, Compartment> byId = new LinkedHashMap<>();
        for (Compartment compartment : compartments) {
            if (byId.putIfAbsent(compartment.id(), compartment) != null) {
                mistakes.add(Problem.CONFIG_CONFLICT.code() + " layout.compartments compartment " + compartment.id()
                        + " is listed twice");
            }
        }
        return Cabinet.of(byId.values());
    }
}
