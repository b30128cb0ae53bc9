package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import parcellocker.bridge.Postgres;

/** What a carrier's developer reads first, in a real browser. */
@ExtendWith(Browsing.Present.class)
class DevelopersPageTest {
    private static final Offices offices = new Offices(Postgres.migrated(), InstantSource.system(), false);
    private static final Browsing browsing = new Browsing();

    @AfterAll
    static void stop() {
        browsing.close();
        offices.close();
    }

    @ParameterizedTest
    @CsvSource({"en, 1280", "en, 390", "zh, 1280", "zh, 390"})
    void it_has_no_barrier_and_is_no_wider_than_the_window(String language, int width) throws IOException {
        Page page = browsing.window(width, 800);
        page.navigate(offices.web.url() + "/developers?lang=" + language);
        assertThat(page.locator("a[hreflang]").getAttribute("hreflang")).isNotEqualTo(language);
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "pictures", "developers-" + language + "-" + width + ".png")));
        assertThat(Browsing.barriers(page)).isEmpty();
        assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(width);
        assertThat(browsing.complaints()).isEmpty();
    }
}
