package parcellocker.sim.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayoutChoiceTest {
    private static final String MINE = """
            cabinet: mine
            boards: [{id: b1, family: xor8a, address: 1, channels: 8}]
            compartments:
              - {id: A01, size: S, board: b1, channel: 1}
            """;

    @TempDir
    private Path folder;

    @Test
    void one_that_hardware_ships_is_asked_for_by_its_name() {
        LayoutChoice choice = LayoutChoice.of("cold-36");
        assertThat(choice.agentName()).isEqualTo("cold-36");
        assertThat(choice.cabinet().places()).hasSize(36);
    }

    @Test
    void ones_own_is_asked_for_as_a_file_and_the_agent_finds_it_from_anywhere() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), MINE);
        LayoutChoice choice = LayoutChoice.of(file.toString());
        assertThat(choice.agentName()).isEqualTo(file.toAbsolutePath().toString());
        assertThat(choice.cabinet().name()).isEqualTo("mine");
    }

    /** As the agent and the schema have it. */
    @Test
    void a_cabinet_needs_no_name() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), MINE.replace("cabinet: mine\n", ""));
        assertThat(LayoutChoice.of(file.toString()).cabinet().name()).isEmpty();
    }

    @Test
    void what_is_wrong_with_it_is_told_in_words() throws IOException {
        assertThatThrownBy(() -> LayoutChoice.of("nowhere"))
                .isInstanceOf(StandRefusal.class)
                .hasMessage("layout nowhere: there is no such file, and hardware ships no layout of that name");
        refused(MINE.replace("channel: 1", "canal: 1"), "compartment A01 has no channel");
        refused(MINE.replace("board: b1", "board: b2"), "the layout has no board b2");
        refused(MINE.replace("xor8a", "xor9"), "there is no board of family xor9");
        refused(MINE.replace("channel: 1", "channel: 1, contact: OPEN"), "compartment A01 has contact OPEN; it may be");
        refused(MINE.replace("boards: [", "boards: [["), "is no YAML at line 2");
    }

    private void refused(String layout, String why) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), layout);
        assertThatThrownBy(() -> LayoutChoice.of(file.toString()))
                .isInstanceOf(StandRefusal.class)
                .hasMessageContaining(why);
    }
}
