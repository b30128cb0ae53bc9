package parcellocker.agent.kiosk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;

/**
 * The cabinet's front as a person sees it: a column for each letter, the highest door on top, heights in the proportion of real
 * doors. Units are those of the SVG's view box.
 */
record CabinetDrawing(int width, int height, List<Box> boxes) {
    private static final int COLUMN = 132;
    private static final int HEIGHT = 600;
    private static final int GAP = 6;

    /**
     * One door.
     *
     * @param column from the left, from 1
     * @param row from the top, from 1
     */
    record Box(CompartmentId id, int x, int y, int height, int column, int row) {
        int width() {
            return COLUMN - GAP;
        }

        int centreX() {
            return x + width() / 2;
        }

        int centreY() {
            return y + height / 2;
        }

        /** Where the edge of an open leaf ends: a door hinged on the left, seen from the front. */
        String leaf() {
            int edge = x + width() * 2 / 5;
            int lift = Math.min(14, height / 4);
            return "%d,%d %d,%d %d,%d %d,%d".formatted(x, y, edge, y + lift, edge, y + height + lift, x, y + height);
        }
    }

    CabinetDrawing {
        boxes = List.copyOf(boxes);
    }

    static CabinetDrawing of(Cabinet cabinet) {
        Map<String, List<Compartment>> columns =
                new TreeMap<>(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        for (Compartment compartment : cabinet.compartments().values()) {
            String letters = compartment.id().value().replaceAll("[0-9]", "");
            columns.computeIfAbsent(letters, none -> new ArrayList<>()).add(compartment);
        }
        List<Box> boxes = new ArrayList<>();
        int column = 0;
        for (List<Compartment> doors : columns.values()) {
            column++;
            doors.sort(Comparator.comparingInt(Compartment::floorMillimetres)
                    .reversed()
                    .thenComparing(Compartment::id));
            boxes.addAll(column(doors, column));
        }
        return new CabinetDrawing(column * COLUMN - GAP, HEIGHT, boxes);
    }

    private static List<Box> column(List<Compartment> doors, int column) {
        int all = doors.stream().mapToInt(door -> weight(door.size())).sum();
        List<Box> boxes = new ArrayList<>();
        int above = 0;
        for (Compartment door : doors) {
            int top = HEIGHT * above / all;
            above += weight(door.size());
            int bottom = HEIGHT * above / all;
            boxes.add(new Box(door.id(), (column - 1) * COLUMN, top, bottom - top - GAP, column, boxes.size() + 1));
        }
        return boxes;
    }

    /** Heights of doors as they are commonly built, in centimetres. */
    private static int weight(Size size) {
        return switch (size) {
            case S -> 11;
            case M -> 21;
            case L -> 39;
        };
    }

    Box box(CompartmentId id) {
        return boxes.stream()
                .filter(box -> box.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no compartment " + id));
    }
}
