package parcellocker.agent.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Layouts as they are shipped, by the agent's own reader. */
class ShippedLayoutsTest {
    private static final Path CABINETS = Path.of("..", "hardware", "cabinets");

    @Test
    void every_layout_that_is_shipped_has_no_mistake() throws IOException {
        List<Path> layouts;
        try (Stream<Path> files = Files.list(CABINETS)) {
            layouts = files.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
        assertThat(layouts).isNotEmpty();
        for (Path file : layouts) {
            List<String> mistakes = new ArrayList<>();
            Layout layout = Layout.read(
                    new YAMLMapper().readTree(file.toFile()),
                    profile -> JsonNodeFactory.instance.objectNode(),
                    mistakes);
            assertThat(mistakes).as("%s", file).isEmpty();
            assertThat(layout.cabinet().compartments()).as("%s", file).isNotEmpty();
        }
    }
}
