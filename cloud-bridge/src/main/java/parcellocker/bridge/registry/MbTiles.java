package parcellocker.bridge.registry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Tiles out of an MBTiles 1.3 file that the operator supplies; pictures only, and never written. */
public final class MbTiles implements Tiles {
    private final String url;
    private final String type;

    /**
     * Looks whether the file is what it says.
     *
     * @throws ProblemException {@link Problem#CONFIG_UNREADABLE}
     */
    public MbTiles(Path file) {
        url = "jdbc:sqlite:" + file;
        if (!Files.isRegularFile(file)) {
            throw new ProblemException(Problem.CONFIG_UNREADABLE, file + ": is no file");
        }
        try (Connection connection = connection();
                PreparedStatement asked =
                        connection.prepareStatement("select value from metadata where name = 'format'");
                ResultSet row = asked.executeQuery()) {
            type = type(file, row.next() ? row.getString(1) : "nothing");
        } catch (SQLException broken) {
            throw new ProblemException(Problem.CONFIG_UNREADABLE, file + ": is no MBTiles file", broken);
        }
    }

    private static String type(Path file, String format) {
        return switch (format) {
            case "png" -> "image/png";
            case "jpg", "jpeg" -> "image/jpeg";
            case "webp" -> "image/webp";
            default ->
                throw new ProblemException(
                        Problem.CONFIG_UNREADABLE, file + ": holds " + format + "; the map draws png, jpg and webp");
        };
    }

    private Connection connection() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        return config.createConnection(url);
    }

    @Override
    public Optional<Tile> at(int zoom, int column, int row) {
        if (!Tiles.isTile(zoom, column, row)) {
            return Optional.empty();
        }
        try (Connection connection = connection();
                PreparedStatement asked = connection.prepareStatement(
                        "select tile_data from tiles where zoom_level = ? and tile_column = ? and tile_row = ?")) {
            asked.setInt(1, zoom);
            asked.setInt(2, column);
            // The file counts rows from the south.
            asked.setInt(3, (1 << zoom) - 1 - row);
            try (ResultSet found = asked.executeQuery()) {
                return found.next() ? Optional.of(new Tile(type, found.getBytes(1))) : Optional.empty();
            }
        } catch (SQLException broken) {
            throw new ProblemException(Problem.STORE_FAILED, "the tiles cannot be read", broken);
        }
    }
}
