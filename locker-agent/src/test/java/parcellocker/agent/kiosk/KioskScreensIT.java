package parcellocker.agent.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import parcellocker.agent.locker.Language;
import parcellocker.agent.locker.Shown;

/** Every screen in a real browser: drawn, whole, and large enough for a finger. The pictures stay under target/screens. */
@ExtendWith(ChromiumPresent.class)
class KioskScreensIT {
    /** 15 mm on a screen of 10 inches at 1280x800. */
    private static final int FINGER = 88;

    private static final Path PICTURES = Path.of("target", "screens");

    /** What sticks out of the window, is cut off, or is smaller than {@code least} pixels. */
    private static final String FAULTS = """
            least => [...document.querySelectorAll('button, h1, p, li, .cabinet, .cell')]
              .filter(one => one.checkVisibility() && !one.closest('[hidden]'))
              .flatMap(one => {
                const box = one.getBoundingClientRect()
                const name = one.tagName + ' "' + one.textContent.trim().slice(0, 30) + '"'
                const faults = []
                const scrolls = one.closest('.list')
                if (!scrolls && (box.left < 0 || box.top < 0 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)) {
                  faults.push(name + ' sticks out')
                }
                if (one.scrollWidth > one.clientWidth + 1 && one.tagName !== 'svg') faults.push(name + ' is cut off')
                if (one.tagName === 'BUTTON' && Math.min(box.width, box.height) < least) {
                  faults.push(name + ' is too small: ' + Math.round(box.width) + 'x' + Math.round(box.height))
                }
                return faults
              })
              .concat(document.documentElement.scrollHeight > innerHeight ? ['the page scrolls'] : [])
            """;

    /** Texts that lie over each other. */
    private static final String OVERLAPS = """
            () => {
              const seen = [...document.querySelectorAll('.body h1, .body p, .body .button, .body .key, .body .way, .body .cells, .body .field, .body .free, footer .button, header')]
                .filter(one => one.checkVisibility() && !one.closest('[hidden], .overlay, .list'))
              const apart = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1
              return seen.flatMap((one, i) => seen.slice(i + 1)
                .filter(other => !one.contains(other) && !other.contains(one))
                .filter(other => !apart(one.getBoundingClientRect(), other.getBoundingClientRect()))
                .map(other => one.textContent.trim().slice(0, 30) + ' lies over ' + other.textContent.trim().slice(0, 30)))
            }
            """;

    private static Browsing browsing;

    private final KioskServer kiosk = KioskServer.start(
            new KioskSettings("127.0.0.1", 0, Optional.of("a-long-boot-token")),
            Furnished.cabinet(),
            touched -> true,
            Furnished::phone);
    private long view;

    @BeforeAll
    static void startBrowser() {
        browsing = new Browsing();
    }

    @AfterAll
    static void endBrowser() {
        browsing.close();
    }

    @AfterEach
    void close() {
        browsing.closeWindows();
        kiosk.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_page_is_whole_at_1280_by_800(Language language) {
        Page page = browsing.open(kiosk, 1280, 800);
        picture(page, language, "Starting");
        for (var shown : Furnished.pages()) {
            see(page, shown, language, FINGER);
        }
        assertThat(browsing.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1024,600,66,EN", "1080,1920,110,ZH"})
    void other_screens_show_the_same(int width, int height, int finger, Language language) {
        Page page = browsing.open(kiosk, width, height);
        for (var shown : Furnished.pages()) {
            see(page, shown, language, finger);
        }
        assertThat(browsing.complaints()).isEmpty();
    }

    @Test
    void the_lit_door_is_the_one_the_page_is_about() {
        Page page = browsing.open(kiosk, 1280, 800);
        show(page, new parcellocker.agent.locker.Page.TakeOut(Furnished.B05), Language.EN);

        assertThat(page.locator(".lit").count()).isEqualTo(1);
        assertThat(page.locator(".lit").getAttribute("data-door")).isEqualTo("B05");
        assertThat(page.locator(".cabinet .box").count()).isEqualTo(23);
        assertThat(page.locator(".plate").textContent()).contains("Column 2 from the left, door 5 from the top");
    }

    private void see(Page page, parcellocker.agent.locker.Page shown, Language language, int finger) {
        show(page, shown, language);
        picture(page, language, "%02d-%s".formatted(view, shown.getClass().getSimpleName()));
        assertThat((List<?>) page.evaluate(FAULTS, finger))
                .as("%s %s", language, shown)
                .isEmpty();
        assertThat((List<?>) page.evaluate(OVERLAPS))
                .as("%s %s", language, shown)
                .isEmpty();
    }

    private void show(Page page, parcellocker.agent.locker.Page shown, Language language) {
        view++;
        kiosk.show(new Shown(view, shown, language, false, true, List.of()));
        page.waitForSelector(".screen[data-view='" + view + "']");
    }

    private static void picture(Page page, Language language, String name) {
        String size = page.viewportSize().width + "x" + page.viewportSize().height;
        Path file = PICTURES.resolve(size).resolve(language.name().toLowerCase(Locale.ROOT) + "-" + name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }
}
