package parcellocker.bridge.registry;

import java.util.Optional;

/** Pictures of which the base map is put together. */
public interface Tiles {
    /** At this zoom the world is two million tiles wide; nothing is drawn finer. */
    int DEEPEST = 21;

    /**
     * A tile by its web address: columns from the west, rows from the north.
     *
     * @return empty where there is none
     */
    Optional<Tile> at(int zoom, int column, int row);

    /** One picture. */
    final class Tile {
        private final String type;
        private final byte[] bytes;

        Tile(String type, byte[] bytes) {
            this.type = type;
            this.bytes = bytes.clone();
        }

        /** Of its bytes, e.g. {@code image/png}. */
        public String type() {
            return type;
        }

        public byte[] bytes() {
            return bytes.clone();
        }
    }

    /** Whether such a tile can exist. */
    static boolean isTile(int zoom, int column, int row) {
        return zoom >= 0 && zoom <= DEEPEST && isIn(zoom, column) && isIn(zoom, row);
    }

    private static boolean isIn(int zoom, int number) {
        return number >= 0 && number < 1 << zoom;
    }
}
