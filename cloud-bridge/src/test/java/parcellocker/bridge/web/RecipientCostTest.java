package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import parcellocker.bridge.Journal;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.topic.LockerId;

/** What a recipient reads of what it costs that their parcel lies there. */
@ExtendWith(Browsing.Present.class)
class RecipientCostTest {
    private static final String[] ENGLISH = {"Accept-Language", "en"};
    private static final String RULE =
            "Free until its time is over; then 50 fen for each 12 hours begun, at most 300 fen.";
    private static Doorstep paid;
    private static Browsing browsing;

    @BeforeAll
    static void start() {
        paid = new Doorstep(Doorstep.PAID);
        browsing = new Browsing();
    }

    @AfterAll
    static void stop() {
        browsing.close();
        paid.close();
    }

    @Test
    void where_nothing_is_charged_the_page_says_so() throws Exception {
        try (Doorstep free = new Doorstep(1)) {
            free.stored("COS-1", "00000000000000c1");
            String body =
                    free.get(free.link("COS-1", "00000000000000c1"), ENGLISH).body();
            assertThat(body).contains("It costs nothing that it lies here.").doesNotContain(" fen");
        }
    }

    @Test
    void within_its_time_it_says_what_comes_after_and_beyond_it_what_is_due_for_each_period_begun() throws Exception {
        String delivery = "00000000000000c2";
        Journal journal = paid.stored("COS-2", delivery);
        String link = paid.link("COS-2", delivery);
        assertThat(paid.get(link, ENGLISH).body()).contains(RULE).doesNotContain("By now");
        picture(link + "?lang=en", "cost-en");
        picture(link + "?lang=zh", "cost-zh");
        journal.add(new Fact.StorageEnded(delivery, Doorstep.DAY));
        paid.take(new LockerId("COS-2"), journal);
        Instant ended = Instant.ofEpochMilli(Journal.NOON + journal.head() * 1_000);
        assertDue(link, ended, 0);
        assertDue(link, ended.plusMillis(1), 50);
        assertDue(link, ended.plus(Duration.ofHours(12)), 50);
        assertDue(link, ended.plus(Duration.ofHours(12)).plusMillis(1), 100);
        assertDue(link, ended.plus(Duration.ofDays(20)), 300);
        paid.now.set(ended.plus(Duration.ofHours(13)));
        picture(link + "?lang=en", "cost-due-en");
        picture(link + "?lang=zh", "cost-due-zh");
    }

    private static void assertDue(String link, Instant now, int fen) throws Exception {
        paid.now.set(now);
        assertThat(paid.get(link, ENGLISH).body()).contains("By now " + fen + " fen. " + RULE);
    }

    @Test
    void whoever_refused_it_pays_nothing_for_the_time_until_a_courier_comes() throws Exception {
        String delivery = "00000000000000c3";
        Journal journal = paid.stored("COS-3", delivery);
        String link = paid.link("COS-3", delivery);
        assertThat(paid.post(link + "/refuse", "reason=LATE").statusCode()).isEqualTo(303);
        journal.add(new Fact.StorageEnded(delivery, 0));
        paid.take(new LockerId("COS-3"), journal);
        assertThat(paid.get(link, ENGLISH).body()).doesNotContain("By now", " fen");
    }

    private static void picture(String path, String name) throws Exception {
        Page page = browsing.window(360, 640);
        page.navigate(paid.web.url() + path);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        assertThat(Browsing.barriers(page)).as(name).isEmpty();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target/pictures/page-" + name + ".png"))
                .setFullPage(true));
    }
}
