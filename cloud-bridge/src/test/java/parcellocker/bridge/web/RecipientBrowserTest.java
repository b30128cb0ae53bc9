package parcellocker.bridge.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import parcellocker.bridge.Journal;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.QrToken;

/** Recipients' pages in a real browser: on a small phone and on a desk, in both languages. */
@ExtendWith(Browsing.Present.class)
class RecipientBrowserTest {
    private static final Path PICTURES = Path.of("target", "pictures");
    private static final Doorstep city = new Doorstep(1);
    private static final Browsing browsing = new Browsing();

    @AfterAll
    static void stop() {
        browsing.close();
        city.close();
    }

    /** A page that everybody can use, and that fits; its picture is kept. */
    private static void sound(Page page, String name) throws Exception {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(name + " fits its width")
                .isEqualTo(true);
        assertThat(Browsing.barriers(page)).as(name).isEmpty();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("page-" + name + ".png"))
                .setFullPage(true));
    }

    private static Page phone(String path) {
        return phone(browsing, path);
    }

    private static Page phone(Browsing with, String path) {
        Page page = with.window(360, 640);
        page.navigate(city.web.url() + path);
        return page;
    }

    private static void tap(Page page, String summary, String button) {
        page.locator("summary", new Page.LocatorOptions().setHasText(summary)).click();
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static QrToken scanned(Page page) throws Exception {
        Locator qr = page.locator("svg.qr");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(qr.screenshot()));
        return Doorstep.read(Lens.read(image).orElseThrow());
    }

    @Test
    void an_old_recipient_with_a_small_phone_does_everything_by_touch_and_without_a_script() throws Exception {
        city.stored("BRO-1", "0000000000001a01");
        String link = city.link("BRO-1", "0000000000001a01");
        Page page = phone(link + "?lang=zh");
        assertThat(page.locator("h1")).hasText("您的快件已到柜");
        assertThat(page.locator(".number")).hasText("A02");
        sound(page, "zh-360");
        QrToken token = scanned(page);
        assertThat(token.kind()).isEqualTo(QrToken.Kind.PICKUP);
        assertThat(token.subject()).isEqualTo("0000000000001a01");
        tap(page, "延长保管", "延长 24 小时");
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("已延长保管。");
        tap(page, "请别人代取", "生成链接");
        assertThat(page.locator("#helper-link")).isVisible();
        sound(page, "zh-360-helper");
        page.locator("summary", new Page.LocatorOptions().setHasText("遇到问题")).click();
        page.getByText("里面不是我的快件").click();
        page.getByText("提交").click();
        assertThat(page.locator(".tickets li")).hasCount(1);
        page.locator("summary", new Page.LocatorOptions().setHasText("我不要这个快件")).click();
        page.getByText("送达太晚").click();
        sound(page, "zh-360-refuse");
        page.getByText("确认拒收").click();
        assertThat(page.locator("h1")).hasText("您已拒收此快件");
        sound(page, "zh-360-refused");
        assertThat(browsing.complaints()).isEmpty();
    }

    @Test
    void it_is_the_same_in_english_and_on_a_desk_and_by_keyboard_alone() throws Exception {
        city.stored("BRO-2", "0000000000001a02");
        String link = city.link("BRO-2", "0000000000001a02");
        Page page = phone(link + "?lang=en");
        sound(page, "en-360");
        page.close();
        Page wide = browsing.window(1280, 800);
        wide.navigate(city.web.url() + link + "?lang=zh");
        wide.getByText("English").click();
        assertThat(wide.locator("h1")).hasText("Your parcel is here");
        sound(wide, "en-1280");
        wide.locator("summary", new Page.LocatorOptions().setHasText("Leave it longer"))
                .focus();
        wide.keyboard().press("Enter");
        wide.keyboard().press("Tab");
        wide.keyboard().press("Enter");
        assertThat(wide.getByRole(AriaRole.STATUS)).hasText("Done. It stays longer.");
        tap(wide, "Somebody else collects it", "Make a link");
        wide.getByText("Open their page").click();
        assertThat(wide.locator("h1")).hasText("A parcel for you to collect");
        sound(wide, "en-1280-helper");
        assertThat(scanned(wide).kind()).isEqualTo(QrToken.Kind.DELEGATE);
        assertThat(browsing.complaints()).isEmpty();
    }

    @Test
    void what_is_over_what_is_not_possible_and_what_leads_nowhere_are_readable_too() throws Exception {
        Journal journal = city.stored("BRO-3", "0000000000001a03");
        String link = city.link("BRO-3", "0000000000001a03");
        // A browser complains of every answer that is not good.
        try (Browsing apart = new Browsing()) {
            Page page = phone(apart, link + "?lang=en");
            page.locator("summary", new Page.LocatorOptions().setHasText("Leave it longer"))
                    .click();
            city.take(new LockerId("BRO-3"), journal.pickup("0000000000001a03", "A02"));
            page.getByText("Leave it 24 hours longer").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("LK-3108");
            sound(page, "en-360-not");
            page.getByText("Look again").click();
            assertThat(page.locator("h1")).hasText("Collected");
            sound(page, "en-360-collected");
            page.navigate(city.web.url() + "/p/nowhere");
            assertThat(page.locator("main")).containsText("LK-7081");
            sound(page, "zh-360-nowhere");
        }
    }
}
