package parcellocker.agent.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import parcellocker.agent.locker.Language;

/** What is read out is there, is what the text says, and is all there is. */
class PromptsTest {
    private static final int MOST_BYTES = 1_000_000;

    @Test
    void every_prompt_that_a_page_can_name_has_its_text_and_no_text_is_never_said() {
        NavigableSet<String> named = new TreeSet<>(List.of(Prompts.CLOSING));
        Furnished.pages().stream()
                .map(page -> Prompts.of(Furnished.shown(1, page)))
                .flatMap(Optional::stream)
                .forEach(named::add);

        for (Language language : Language.values()) {
            assertThat(new Texts(language).prompts()).isEqualTo(named);
        }
    }

    @Test
    void every_prompt_is_recorded_in_each_language_and_no_recording_is_left_over() throws Exception {
        assertThat(recordings()).isEqualTo(wanted());
    }

    @Test
    void what_was_recorded_is_what_the_text_says_now() throws Exception {
        SortedSet<String> texts = new TreeSet<>();
        for (Language language : Language.values()) {
            Texts words = new Texts(language);
            words.prompts().forEach(name -> texts.add(name + "-" + words.tag() + ".ogg " + words.of("say." + name)));
        }

        assertThat(new TreeSet<>(Files.readAllLines(folder().resolve("spoken.txt"))))
                .as("a text has changed: run src/main/audio/make.sh")
                .isEqualTo(texts);
    }

    @Test
    void all_of_them_are_small() throws Exception {
        long all = 0;
        for (String name : recordings()) {
            byte[] sound = Files.readAllBytes(folder().resolve(name));
            assertThat(new String(sound, 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
                    .isEqualTo("OggS");
            all += sound.length;
        }
        assertThat(all).isLessThanOrEqualTo(MOST_BYTES);
    }

    private static SortedSet<String> wanted() {
        SortedSet<String> wanted = new TreeSet<>();
        for (Language language : Language.values()) {
            Texts texts = new Texts(language);
            texts.prompts().forEach(name -> wanted.add(name + "-" + texts.tag() + ".ogg"));
        }
        return wanted;
    }

    private static SortedSet<String> recordings() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.list(folder())) {
            NavigableSet<String> names = new TreeSet<>();
            files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.equals("spoken.txt"))
                    .forEach(names::add);
            return names;
        }
    }

    private static Path folder() throws URISyntaxException {
        URL marker = PromptsTest.class.getResource("/kiosk/say/spoken.txt");
        return Path.of(Optional.ofNullable(marker).orElseThrow().toURI()).resolveSibling("");
    }
}
