package parcellocker.sim.bench;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parcellocker.sim.board.ContactSense;
import parcellocker.sim.board.family.BoardFamily;
import parcellocker.sim.board.family.BoardOrder;

/**
 * A cabinet as its layout file draws it.
 *
 * @param name the cabinet's name; empty if the file gives none
 * @param boards its boards, in the file's order
 * @param places its compartments, in the file's order: column by column, top to bottom
 */
public record CabinetLayout(String name, List<BoardPlace> boards, List<Place> places) {
    /**
     * One board.
     *
     * @param id its name in the file
     * @param family its family's name
     * @param address its switch
     * @param channels outputs it has
     * @param settings its family's, as written
     */
    public record BoardPlace(String id, String family, int address, int channels, SortedMap<String, String> settings) {
        /** What the simulator's boards are made of. */
        BoardOrder order() {
            return new BoardOrder(family, address, channels, settings);
        }
    }

    /**
     * One compartment.
     *
     * @param id as printed on the door
     * @param size as in the file, e.g. {@code M}
     * @param column from 0, left to right
     * @param floorMillimetres height of its lower edge above the ground
     * @param heightMillimetres of its door
     * @param board the board that fires its lock
     * @param channel from 1
     * @param contact what its lock's contact says
     */
    public record Place(
            String id,
            String size,
            int column,
            int floorMillimetres,
            int heightMillimetres,
            String board,
            int channel,
            ContactSense contact) {}

    public CabinetLayout {
        boards = List.copyOf(boards);
        places = List.copyOf(places);
    }

    /**
     * Reads a layout from the class path, or from a file if there is none of that name.
     *
     * @throws IllegalArgumentException if it is not there, lacks something, or names a family the bench has no board for
     */
    public static CabinetLayout read(String resource) {
        try (InputStream in = CabinetLayout.class.getResourceAsStream("/" + resource)) {
            YAMLMapper yaml = YAMLMapper.builder().build();
            Path file = Path.of(resource);
            if (in == null && !Files.isRegularFile(file)) {
                throw new IllegalArgumentException("no layout " + resource + " on the class path, nor such a file");
            }
            return of(in == null ? yaml.readTree(file.toFile()) : yaml.readTree(in));
        } catch (JsonProcessingException broken) {
            JsonLocation where = broken.getLocation();
            throw new IllegalArgumentException(
                    "is no YAML" + (where == null ? "" : " at line " + where.getLineNr()) + ": "
                            + broken.getOriginalMessage(),
                    broken);
        } catch (IOException e) {
            throw new UncheckedIOException("layout " + resource, e);
        }
    }

    private static CabinetLayout of(JsonNode file) {
        List<BoardPlace> boards = new ArrayList<>();
        for (JsonNode board : required(file, "boards", "the layout")) {
            String who = "board " + board.path("id").asText("without an id");
            BoardFamily family =
                    BoardFamily.named(required(board, "family", who).asText());
            boards.add(new BoardPlace(
                    required(board, "id", who).asText(),
                    family.name().toLowerCase(Locale.ROOT),
                    required(board, "address", who).asInt(),
                    required(board, "channels", who).asInt(),
                    settings(board.path("settings"))));
        }
        CabinetLayout layout = new CabinetLayout(
                file.path("cabinet").asText(""), boards, places(required(file, "compartments", "the layout")));
        layout.places().forEach(place -> layout.board(place.board()));
        return layout;
    }

    private static JsonNode required(JsonNode node, String key, String whose) {
        JsonNode value = node.path(key);
        if (value.isMissingNode() || value.isNull()) {
            throw new IllegalArgumentException(whose + " has no " + key);
        }
        return value;
    }

    /** Settings as texts, whatever they are in the file. */
    static SortedMap<String, String> settings(JsonNode node) {
        SortedMap<String, String> settings = new TreeMap<>();
        node.properties()
                .forEach(each -> settings.put(each.getKey(), each.getValue().asText()));
        return settings;
    }

    /**
     * The board of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    BoardPlace board(String id) {
        return boards.stream()
                .filter(board -> board.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the layout has no board " + id));
    }

    private static List<Place> places(JsonNode compartments) {
        List<Place> places = new ArrayList<>();
        Place above = null;
        for (JsonNode compartment : compartments) {
            above = place(compartment, above);
            places.add(above);
        }
        return places;
    }

    /** What a file may leave out is what the agent takes it for. */
    private static Place place(JsonNode node, @Nullable Place above) {
        String who = "compartment " + node.path("id").asText("without an id");
        int floor = node.path("floor").asInt(0);
        String size = required(node, "size", who).asText();
        boolean sameColumn = above != null && floor < above.floorMillimetres();
        int column = above == null ? 0 : above.column() + (sameColumn ? 0 : 1);
        int height = above != null && sameColumn ? above.floorMillimetres() - floor : usualHeight(size);
        return new Place(
                required(node, "id", who).asText(),
                size,
                column,
                floor,
                height,
                required(node, "board", who).asText(),
                required(node, "channel", who).asInt(),
                contact(node, who));
    }

    private static ContactSense contact(JsonNode node, String who) {
        String written = node.path("contact").asText(ContactSense.CLOSED_IS_1.name());
        return Arrays.stream(ContactSense.values())
                .filter(sense -> sense.name().equals(written))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        who + " has contact " + written + "; it may be " + Arrays.toString(ContactSense.values())));
    }

    /** The file gives floors only, so that nothing tells the height of a column's topmost door but its size. */
    private static int usualHeight(String size) {
        return switch (size) {
            case "L" -> 390;
            case "M" -> 210;
            default -> 110;
        };
    }
}
