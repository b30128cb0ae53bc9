package parcellocker.bridge.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TilesTest {
    @TempDir
    Path folder;

    /** Luoyang's centre at zoom 10: column 831, row 406 from the north, 617 from the south. */
    @Test
    void rows_of_the_web_count_from_the_north_and_those_of_the_file_from_the_south() throws SQLException {
        MbTiles tiles = new MbTiles(file("png", "insert into tiles values (10, 831, 617, x'0102')"));
        assertThat(tiles.at(10, 831, 406)).hasValueSatisfying(tile -> {
            assertThat(tile.bytes()).containsExactly(1, 2);
            assertThat(tile.type()).isEqualTo("image/png");
        });
        assertThat(tiles.at(10, 831, 617)).isEmpty();
        assertThat(tiles.at(22, 0, 0)).isEmpty();
        assertThat(tiles.at(1, 2, 0)).isEmpty();
    }

    @Test
    void a_file_that_the_map_cannot_draw_is_refused_at_the_start() throws IOException, SQLException {
        Path vectors = file("pbf", "select 1");
        assertThatThrownBy(() -> new MbTiles(vectors))
                .hasMessageContaining("LK-8001")
                .hasMessageContaining("pbf");
        Path text = Files.writeString(folder.resolve("text"), "not a database, and longer than a header of one is");
        assertThatThrownBy(() -> new MbTiles(text)).hasMessageContaining("LK-8001");
        assertThatThrownBy(() -> new MbTiles(folder.resolve("missing"))).hasMessageContaining("is no file");
    }

    @Test
    void without_a_file_a_grid_is_drawn_with_its_degrees() {
        assertThat(new GridTiles().at(14, 13_309, 6_510))
                .hasValueSatisfying(tile -> assertThat(tile.bytes()).startsWith(0x89, 'P', 'N', 'G'));
        assertThat(new GridTiles().at(-1, 0, 0)).isEmpty();
        assertThat(GridTiles.west(14, 13_309)).isCloseTo(112.434, within(0.001));
        assertThat(GridTiles.north(14, 6_510)).isCloseTo(34.633, within(0.001));
    }

    private Path file(String format, String more) throws SQLException {
        Path file = folder.resolve(format + ".mbtiles");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("create table metadata (name text, value text)");
            statement.execute(
                    "create table tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)");
            statement.execute("insert into metadata values ('name', 'test'), ('format', '" + format + "')");
            statement.execute(more);
        }
        return file;
    }
}
