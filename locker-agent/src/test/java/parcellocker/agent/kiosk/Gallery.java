package parcellocker.agent.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.Cabinet;
import parcellocker.agent.cabinet.Channel;
import parcellocker.agent.cabinet.Compartment;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Contact;
import parcellocker.agent.cabinet.Lock;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.cabinet.Zone;
import parcellocker.agent.locker.Comfort;
import parcellocker.agent.locker.Language;
import parcellocker.agent.locker.Shown;
import parcellocker.agent.locker.Wish;

/**
 * {@code mvn -Pgallery}: every screen in every language and size, plain and as somebody with wishes has it, in a cabinet of 84
 * doors, as pictures under {@code target/gallery} with a page that shows them all. A screen that is cut off, lies over itself or
 * is too small for a finger fails it.
 */
@ExtendWith(ChromiumPresent.class)
@ResourceLock(ChromiumPresent.ONE)
class Gallery {
    private static final Path FOLDER = Path.of("target", "gallery");

    private final Browsing browsing;
    private final List<String> faults = new ArrayList<>();
    private final StringBuilder index = new StringBuilder("<!doctype html><meta charset=utf-8><title>Gallery</title>"
            + "<style>body{font-family:sans-serif}figure{display:inline-block;margin:4px}img{height:220px;border:1px solid}"
            + "</style>\n");
    private long view;

    Gallery(Browsing browsing) {
        this.browsing = browsing;
    }

    @Test
    void every_screen_is_whole() throws IOException {
        try (KioskServer kiosk = KioskServer.start(
                new KioskSettings("127.0.0.1", 0, Optional.empty()),
                street84(),
                touched -> true,
                ref -> Optional.of("1******5678"))) {
            Page page = browsing.open(kiosk, 1280, 800);
            for (Glass glass : Glass.ALL) {
                glass.of(page);
                for (Language language : Language.values()) {
                    hang(kiosk, page, glass, new Comfort(language, new TreeSet<>()));
                    hang(kiosk, page, glass, new Comfort(language, new TreeSet<>(List.of(Wish.values()))));
                }
            }
        }
        Files.writeString(FOLDER.resolve("index.html"), index);
        System.out.println(view + " pictures: " + FOLDER.resolve("index.html").toAbsolutePath());
        assertThat(faults).isEmpty();
        assertThat(browsing.complaints()).isEmpty();
    }

    private void hang(KioskServer kiosk, Page page, Glass glass, Comfort comfort) throws IOException {
        String wished = comfort.wishes().isEmpty() ? "" : "-wishes";
        Path folder = FOLDER.resolve(glass + "-" + comfort.language() + wished);
        Files.createDirectories(folder);
        index.append("<h2>").append(folder.getFileName()).append("</h2>\n");
        int number = 0;
        for (var shown : Furnished.pages()) {
            view++;
            number++;
            kiosk.show(new Shown(view, shown, comfort, false, true, List.of(), Optional.empty()));
            glass.faults(page, view).forEach(fault -> faults.add(folder + " " + shown + ": " + fault));
            String name = "%02d-%s.png".formatted(number, shown.getClass().getSimpleName());
            page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name)));
            index.append("<figure><img loading=lazy src=\"")
                    .append(folder.getFileName())
                    .append('/')
                    .append(name)
                    .append("\"><figcaption>")
                    .append(name)
                    .append("</figcaption></figure>\n");
        }
    }

    /** The largest cabinet that is shipped. */
    static Cabinet street84() throws IOException {
        try (InputStream in = Gallery.class.getResourceAsStream("/hardware/cabinets/street-84.yaml")) {
            List<Compartment> built = new ArrayList<>();
            for (JsonNode one : YAMLMapper.builder()
                    .build()
                    .readTree(Objects.requireNonNull(in))
                    .path("compartments")) {
                built.add(new Compartment(
                        new CompartmentId(one.path("id").asText()),
                        Size.valueOf(one.path("size").asText()),
                        Zone.valueOf(one.path("zone").asText()),
                        one.path("floor").asInt(),
                        new Lock(
                                new BoardId(one.path("board").asText()),
                                new Channel(one.path("channel").asInt()),
                                Contact.CLOSED_IS_1)));
            }
            assertThat(built).hasSize(84);
            return Cabinet.of(built);
        }
    }
}
