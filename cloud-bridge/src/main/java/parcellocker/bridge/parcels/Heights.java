package parcellocker.bridge.parcels;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parcellocker.bridge.sql.Sql;

/**
 * How high a compartment is: a column is what its doors' names begin with, and its numbers run from top to bottom, as in every
 * layout of {@code hardware/cabinets}.
 */
final class Heights {
    private Heights() {}

    private record Door(String name, String size) {
        /** Doors' heights in proportion, as cabinets have them. */
        double share() {
            return switch (size) {
                case "M" -> 2;
                case "L" -> 3.5;
                default -> 1;
            };
        }
    }

    static Stay.@Nullable Height of(Sql sql, String locker, String compartment) {
        String column = compartment.replaceAll("\\d+$", "");
        List<Door> doors = sql
                .all(
                        "select compartment, size from fleet_compartment where locker = ?"
                                + " order by length(compartment), compartment",
                        row -> new Door(row.getString(1), row.getString(2)),
                        locker)
                .stream()
                .filter(door -> door.name().replaceAll("\\d+$", "").equals(column))
                .toList();
        return of(doors, compartment);
    }

    /** By its middle, in thirds of its column. */
    private static Stay.@Nullable Height of(List<Door> column, String compartment) {
        double whole = column.stream().mapToDouble(Door::share).sum();
        double above = 0;
        for (Door door : column) {
            if (door.name().equals(compartment)) {
                double middle = (above + door.share() / 2) / whole;
                return middle < 1.0 / 3 ? Stay.Height.UPPER : middle < 2.0 / 3 ? Stay.Height.MIDDLE : Stay.Height.LOWER;
            }
            above += door.share();
        }
        return null;
    }
}
