package parcellocker.bridge.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parcellocker.contract.problem.ProblemException;

class RegionsTest {
    private static final String SQUARE_WITH_A_HOLE = """
            {"type":"FeatureCollection","features":[
             {"type":"Feature","properties":{"code":"410303"},"geometry":{"type":"Polygon","coordinates":[
              [[112,34],[113,34],[113,35],[112,35],[112,34]],[[112.4,34.4],[112.6,34.4],[112.6,34.6],[112.4,34.6],[112.4,34.4]]]}},
             {"type":"Feature","properties":{"code":"410311"},"geometry":{"type":"MultiPolygon","coordinates":[
              [[[0,0],[1,0],[1,1],[0,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,6],[5,5]]]]}}]}
            """;

    @TempDir
    Path folder;

    @Test
    void a_place_is_inside_unless_it_lies_in_a_hole_or_beside() throws IOException {
        Regions regions = read(SQUARE_WITH_A_HOLE);
        assertThat(regions.holds("410303", new Point(112.1, 34.1))).isTrue();
        assertThat(regions.holds("410303", new Point(112.5, 34.5)))
                .as("the hole")
                .isFalse();
        assertThat(regions.holds("410303", new Point(113.1, 34.5))).isFalse();
        assertThat(regions.holds("410311", new Point(5.5, 5.5)))
                .as("the second island")
                .isTrue();
        assertThat(regions.holds("410311", new Point(3, 3))).isFalse();
    }

    @Test
    void a_region_of_unknown_borders_holds_everything() throws IOException {
        Regions regions = read(SQUARE_WITH_A_HOLE);
        assertThat(regions.isKnown("410305")).isFalse();
        assertThat(regions.holds("410305", new Point(0, 0))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"features\":[{\"properties\":{\"code\":\"1\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[]}}]}",
                "{\"features\":[{\"properties\":{\"code\":\"410303\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[1,2]}}]}",
                "{\"features\":[{\"properties\":{\"code\":\"410303\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[3,4]]]}}]}",
                "{\"features\":[{\"properties\":{\"code\":\"410303\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[\"a\",2],[3,4],[5,6],[7,8]]]}}]}"
            })
    void what_is_no_map_of_regions_is_refused(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("LK-8001");
    }

    private Regions read(String text) throws IOException {
        return Geography.regions(Files.writeString(folder.resolve("regions.geojson"), text));
    }
}
