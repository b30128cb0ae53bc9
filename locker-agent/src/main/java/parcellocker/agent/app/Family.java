package parcellocker.agent.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import parcellocker.agent.hardware.board.BoardProtocol;
import parcellocker.contract.problem.Problem;

/** The families of lock boards by their names in a layout. A new one is named here, and has its package in {@code hardware.board}. */
enum Family {
    XOR8A("xor8a", 9_600, 300),
    KERONG("kerong", 19_200, 300),
    WKLY("wkly", 9_600, 500),
    MODBUS("modbus", 9_600, 500);

    private final String label;
    private final int baud;
    private final int replyMillis;

    Family(String label, int baud, int replyMillis) {
        this.label = label;
        this.baud = baud;
        this.replyMillis = replyMillis;
    }

    /** A board as its section describes it: how many channels it has, and what it speaks. */
    record Made(int channels, BoardProtocol protocol) {}

    /** Speed of its boards as they come. */
    int baud() {
        return baud;
    }

    /** How long its boards may take to answer, in milliseconds, if the line does not say otherwise. */
    int replyMillis() {
        return replyMillis;
    }

    static Optional<Family> of(Fields board) {
        String text = board.text("family");
        Optional<Family> found =
                Stream.of(values()).filter(family -> family.label.equals(text)).findFirst();
        if (found.isEmpty() && !text.isEmpty()) {
            board.note(Problem.CONFIG_OUT_OF_RANGE, "family", "is '" + text + "', allowed: " + labels());
        }
        return found;
    }

    /**
     * That board; empty, and told, if its parts do not fit each other.
     *
     * @param profiles the tree of a profile by its name
     */
    Optional<Made> make(Fields board, Function<String, JsonNode> profiles) {
        try (Fields settings = board.maybeSection("settings")) {
            return Optional.of(
                    switch (this) {
                        case XOR8A -> FamilyFields.xor8a(board, settings);
                        case KERONG -> FamilyFields.kerong(board, settings);
                        case WKLY -> FamilyFields.wkly(board, settings);
                        case MODBUS -> FamilyFields.modbus(board, settings, profiles);
                    });
        } catch (IllegalArgumentException unfit) {
            board.note(Problem.CONFIG_CONFLICT, "settings", "do not fit: " + unfit.getMessage());
            return Optional.empty();
        }
    }

    private static String labels() {
        return String.join(", ", Stream.of(values()).map(family -> family.label).toList());
    }
}
