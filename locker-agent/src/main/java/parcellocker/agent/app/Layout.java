package parcellocker.agent.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Contact;
import parcellocker.agent.cabinet.Lock;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.cabinet.Zone;
import parcellocker.agent.hardware.board.BoardProtocol;
import parcellocker.contract.problem.Problem;

/** The cabinet's layout file: which boards there are, and which compartment hangs on which output. */
record Layout(Cabinet cabinet, List<Board> boards) {

    /** One lock board as wired. */
    record Board(BoardId id, Family family, int channels, BoardProtocol protocol) {}

    Layout {
        boards = List.copyOf(boards);
    }

    /**
     * Reads a layout.
     *
     * @param profiles the tree of a board's profile by its name
     */
    static Layout read(JsonNode root, Function<String, JsonNode> profiles, List<String> mistakes) {
        List<Board> boards = new ArrayList<>();
        List<String> named = new ArrayList<>();
        List<Compartment> compartments = new ArrayList<>();
        try (Fields layout = new Fields("layout.", root, mistakes)) {
            layout.maybeText("cabinet");
            layout.number("columns", new Fields.Bounds(1, 40, 1));
            for (Fields board : layout.sections("boards")) {
                try (board) {
                    board.maybeText("id").ifPresent(named::add);
                    board(board, profiles).ifPresent(boards::add);
                }
            }
            for (Fields compartment : layout.sections("compartments")) {
                try (compartment) {
                    compartment(compartment).ifPresent(compartments::add);
                }
            }
            hangRightly(layout, named, boards, compartments);
            shareNone(layout, compartments);
        }
        return new Layout(cabinet(compartments, mistakes), boards);
    }

    private static Optional<Board> board(Fields board, Function<String, JsonNode> profiles) {
        Optional<BoardId> id = board.value("id", BoardId::new);
        Optional<Family> family = Family.of(board);
        if (family.isEmpty()) {
            board.ignore("address", "channels", "settings");
            return Optional.empty();
        }
        Optional<Family.Made> made = family.get().make(board, profiles);
        return id.flatMap(name -> made.map(one -> new Board(name, family.get(), one.channels(), one.protocol())));
    }

    private static Optional<Compartment> compartment(Fields fields) {
        Optional<CompartmentId> id = fields.value("id", CompartmentId::new);
        fields.need("size", "channel");
        Size size = fields.choice("size", Size.S);
        Zone zone = fields.choice("zone", Zone.AMBIENT);
        int floor = (int) fields.number("floor", new Fields.Bounds(0, 3_000, 0));
        Optional<BoardId> board = fields.value("board", BoardId::new);
        int channel = (int) fields.number("channel", new Fields.Bounds(1, 64, 1));
        Contact contact = fields.choice("contact", Contact.CLOSED_IS_1);
        if (id.isEmpty() || board.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Compartment(id.get(), size, zone, floor, new Lock(board.get(), new Channel(channel), contact)));
    }

    private static void hangRightly(
            Fields layout, List<String> named, List<Board> boards, List<Compartment> compartments) {
        for (Compartment compartment : compartments) {
            // The mistakes of a board that could not be made are told, and are enough.
            boolean isTold = named.contains(compartment.lock().board().value());
            Optional<Board> board = boards.stream()
                    .filter(each -> each.id().equals(compartment.lock().board()))
                    .findFirst();
            unfit(compartment, board, isTold)
                    .ifPresent(why -> layout.note(
                            Problem.CONFIG_CONFLICT, compartment.id().value(), why));
        }
    }

    /** Why that compartment cannot hang on that board. */
    private static Optional<String> unfit(Compartment compartment, Optional<Board> board, boolean isTold) {
        Lock lock = compartment.lock();
        if (board.isEmpty()) {
            return isTold ? Optional.empty() : Optional.of("hangs on unknown board " + lock.board());
        }
        if (lock.channel().number() > board.get().channels()) {
            return Optional.of("needs a channel its board has not");
        }
        try {
            return board.get().protocol().release(lock.channel()).isEmpty()
                    ? Optional.of("cannot be released")
                    : Optional.empty();
        } catch (IllegalArgumentException forbidden) {
            return Optional.of("cannot be released: " + forbidden.getMessage());
        }
    }

    private static void shareNone(Fields layout, List<Compartment> compartments) {
        List<String> seen = new ArrayList<>();
        for (Compartment compartment : compartments) {
            String place = compartment.lock().board() + "/"
                    + compartment.lock().channel().number();
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
