package parcellocker.bridge.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.oidc.IdentityProvider;

/** The whole way in a real browser. The provider is another site there ({@code localhost}), so what may not go along does not. */
@ExtendWith(Browsing.Present.class)
class OidcBrowserTest {
    private static final Path PICTURES = Path.of("target/pictures");
    private static Front front;
    private static IdentityProvider city;
    private static Hall hall;
    private static Browsing browsing;

    @BeforeAll
    static void open() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        front = new Front();
        city = new IdentityProvider(front.url(), now::get);
        city.isAsking = true;
        hall = new Hall(false, new Hall.Ground(Postgres.migrated(), now), Optional.of(city.provider()));
        hall.everyRole();
        hall.locker("LY-0001");
        front.to(hall.web);
        browsing = new Browsing();
    }

    @AfterAll
    static void close() {
        browsing.close();
        front.close();
        hall.close();
        city.close();
    }

    private static void sound(Page page, String name) throws Exception {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(name + " fits its width")
                .isEqualTo(true);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("console-oidc-" + name + ".png"))
                .setFullPage(true));
        assertThat(Browsing.barriers(page)).as(name).isEmpty();
    }

    private static void click(Page page, AriaRole role, String name) {
        page.getByRole(role, new Page.GetByRoleOptions().setName(name)).click();
    }

    @Test
    void somebody_comes_works_leaves_and_nothing_stays_in_an_address() throws Exception {
        city.person = IdentityProvider.somebody("4711", "li.wei", "OPERATOR");
        List<String> places = new CopyOnWriteArrayList<>();
        Page page = browsing.window(1280, 800);
        page.onFrameNavigated(frame -> places.add(frame.url()));
        page.navigate(front.url() + "/sign-in?lang=en");
        sound(page, "sign-in-en");
        click(page, AriaRole.LINK, "Sign in with City account");
        assertThat(page).hasTitle("City");
        click(page, AriaRole.BUTTON, "It is me");
        assertThat(page).hasURL(front.url() + "/");
        assertThat(page.locator("main")).containsText("LY-0001");
        page.getByText("Parcels").click();
        assertThat(page).hasURL(front.url() + "/parcels");
        sound(page, "operator-en");
        click(page, AriaRole.BUTTON, "Sign out");
        page.waitForURL(front.url() + "/sign-in");
        assertThat(city.farewells).hasSize(1);
        page.navigate(front.url() + "/parcels");
        assertThat(page.locator("h1")).hasText("Sign in");
        assertThat(places)
                .filteredOn(place -> city.secrets.stream().anyMatch(place::contains))
                .hasSize(1);
        assertThat(browsing.complaints()).allMatch(said -> said.startsWith("left loopback: " + city.issuer()));
    }

    @Test
    void whoever_has_no_role_reads_it_in_chinese_and_may_come_as_somebody_else() throws Exception {
        city.person = IdentityProvider.somebody("4712", "wang", "NONE");
        Page page = browsing.window(360, 640);
        page.navigate(front.url() + "/sign-in?lang=zh");
        click(page, AriaRole.LINK, "使用City account登录");
        click(page, AriaRole.BUTTON, "It is me");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("LK-7115");
        sound(page, "refused-360-zh");
        city.person = IdentityProvider.somebody("4713", "zhao", "REGULATOR");
        click(page, AriaRole.LINK, "使用City account登录");
        click(page, AriaRole.BUTTON, "It is me");
        assertThat(page).hasURL(front.url() + "/");
        assertThat(city.asked).containsEntry("prompt", "login");
        Page administrator = browsing.window(1280, 800);
        administrator.navigate(front.url() + "/sign-in?lang=en");
        administrator.getByLabel("Name").fill("administrator");
        administrator.getByLabel("Password").fill(Hall.SECRET);
        click(administrator, AriaRole.BUTTON, "Sign in");
        administrator.getByText("Users").click();
        assertThat(administrator.locator("tbody")).containsText("zhao~");
        sound(administrator, "users-en");
    }
}
