package parcellocker.agent.kiosk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parcellocker.agent.locker.Claim;
import parcellocker.agent.locker.Comfort;
import parcellocker.agent.locker.Concern;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Language;
import parcellocker.agent.locker.Page.Help;
import parcellocker.agent.locker.Page.Home;
import parcellocker.agent.locker.Page.LeaveLonger;
import parcellocker.agent.locker.Page.LostCode;
import parcellocker.agent.locker.Page.PhoneTail;
import parcellocker.agent.locker.Page.PickedUp;
import parcellocker.agent.locker.Page.Refusal;
import parcellocker.agent.locker.Page.Stay;
import parcellocker.agent.locker.Page.TakeParcel;
import parcellocker.agent.locker.Page.Ticket;
import parcellocker.agent.locker.Said;
import parcellocker.agent.locker.Shown;
import parcellocker.agent.locker.Touch;
import parcellocker.contract.problem.Problem;

/** Help, claims and refusals by a finger on a real browser, in both languages. */
@ExtendWith(ChromiumPresent.class)
@ResourceLock(ChromiumPresent.ONE)
class KioskHelpIT {
    private final BlockingQueue<Input> inbox = new ArrayBlockingQueue<>(16);
    private final Browsing browsing;
    private final KioskServer kiosk = KioskServer.start(
            new KioskSettings("127.0.0.1", 0, Optional.of("a-long-boot-token")),
            Furnished.cabinet(),
            inbox::offer,
            Furnished::phone);

    KioskHelpIT(Browsing browsing) {
        this.browsing = browsing;
    }

    @AfterEach
    void close() {
        browsing.closeWindows();
        kiosk.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void from_the_first_screen_to_a_number_that_a_phone_can_read(Language language) throws Exception {
        Page page = open(language, new Home());
        page.locator("header [data-touch='help']").tap();
        assertThat(touched()).isEqualTo(new Touch.Help());

        show(page, 2, language, new Help(new Home(), false, Optional.empty()));
        page.locator("[data-touch='ask-help'] >> nth=1").tap();
        assertThat(touched()).isEqualTo(new Touch.AskHelp(Concern.SCREEN));

        show(page, 3, language, new Ticket("48210937", Concern.SCREEN, "BJ-0001", new Home()));
        assertThat(page.locator(".plate")).hasText("4821 0937");
        assertThat(read(page)).isEqualTo("parcellocker ticket 48210937 locker BJ-0001");
        page.locator("[data-touch='done']").tap();
        assertThat(touched()).isEqualTo(new Touch.Done());
        assertThat(browsing.complaints()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void at_the_open_door_one_refuses_with_a_reason_disputes_and_thinks_better_of_it(Language language)
            throws Exception {
        Page page = open(language, new TakeParcel(Furnished.B05, false));
        page.locator("[data-touch='claimed'] >> nth=0").tap();
        assertThat(touched()).isEqualTo(new Touch.Claimed(Claim.BOX_EMPTY));

        show(page, 2, language, new TakeParcel(Furnished.B05, Said.EMPTY, Optional.empty()));
        page.locator("[data-touch='unsay']").tap();
        assertThat(touched()).isEqualTo(new Touch.Unsay());

        show(page, 3, language, new TakeParcel(Furnished.B05, false));
        page.locator("[data-touch='put-back']").tap();
        assertThat(touched()).isEqualTo(new Touch.PutBack("UNSAID"));

        show(page, 4, language, new TakeParcel(Furnished.B05, Said.PUT_BACK, Optional.empty()));
        assertThat(page.locator("[data-touch='put-back']")).hasCount(HelpSheets.REASONS.size());
        page.locator("[data-touch='put-back'] >> nth=0").tap();
        assertThat(touched()).isEqualTo(new Touch.PutBack("DAMAGED"));

        show(page, 5, language, new PickedUp(Furnished.B05, 3));
        page.locator(".buttons [data-touch='help']").tap();
        assertThat(touched()).isEqualTo(new Touch.Help());

        show(page, 6, language, new Help(new PickedUp(Furnished.B05, 3), true, Optional.of(Furnished.B05)));
        page.locator("[data-touch='claimed'] >> nth=1").tap();
        assertThat(touched()).isEqualTo(new Touch.Claimed(Claim.NOT_MINE));
        assertThat(browsing.complaints()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_lost_code_is_asked_for_by_two_tails_of_four_digits(Language language) throws Exception {
        Page page = open(language, new Help(new Home(), false, Optional.empty()));
        page.locator("[data-touch='lost-code']").tap();
        assertThat(touched()).isEqualTo(new Touch.LostCode());

        show(page, 2, language, new LostCode());
        page.keyboard().type("1234567");
        assertThat(page.locator(".key.ok")).isDisabled();
        page.keyboard().type("8");
        page.locator(".key.ok").tap();
        Touch.AskCode asked = (Touch.AskCode) touched();
        assertThat(asked.waybillTail()).isEqualTo("1234");
        assertThat(asked.phoneTail().<String>read(String::new)).isEqualTo("5678");
        assertThat(browsing.complaints()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void at_a_locked_keypad_the_phones_last_four_digits_follow_the_code_and_the_qr_is_named(Language language)
            throws Exception {
        Page page = open(language, new Home());
        page.keyboard().type("12345678");
        page.locator(".key.ok").tap();
        assertThat(((Touch.EnterCode) touched()).digits().<String>read(String::new))
                .isEqualTo("12345678");

        show(page, 2, language, new PhoneTail());
        assertThat(page.locator("main")).containsText(language == Language.ZH ? "二维码" : "QR code");
        page.keyboard().type("567");
        assertThat(page.locator(".key.ok")).isDisabled();
        page.locator("[data-key='8']").tap();
        page.locator(".key.ok").tap();
        assertThat(((Touch.EnterPhoneTail) touched()).digits().<String>read(String::new))
                .isEqualTo("5678");

        show(page, 3, language, new Refusal(Problem.CODE_AND_TAIL_WRONG, 0, ""));
        assertThat(page.locator("main")).containsText("LK-3115");
        page.locator("[data-touch='back']").tap();
        assertThat(touched()).isEqualTo(new Touch.Back());

        show(page, 4, language, new PhoneTail());
        page.locator("[data-touch='back']").tap();
        assertThat(touched()).isEqualTo(new Touch.Back());
        assertThat(browsing.complaints()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void who_wants_it_to_lie_longer_types_the_code_reads_until_when_and_says_yes(Language language) throws Exception {
        Page page = open(language, new Help(new Home(), false, Optional.empty()));
        page.locator("[data-touch='leave-longer']").tap();
        assertThat(touched()).isEqualTo(new Touch.LeaveLonger());

        show(page, 2, language, new LeaveLonger());
        page.keyboard().type("12345678");
        page.locator(".key.ok").tap();
        assertThat(((Touch.EnterCode) touched()).digits().<String>read(String::new))
                .isEqualTo("12345678");

        long ends = java.time.LocalDateTime.of(2026, 11, 28, 12, 0)
                .atZone(java.time.ZoneId.systemDefault())
                .toInstant()
                .toEpochMilli();
        long day = 24L * 3_600_000;
        show(page, 3, language, new Stay(Furnished.B05, day, day, OptionalLong.of(ends), false));
        assertThat(page.locator("main")).containsText("2026-11-28 12:00");
        assertThat(page.locator("main")).containsText("2026-11-29 12:00");
        page.locator("[data-touch='stay-longer']").tap();
        assertThat(touched()).isEqualTo(new Touch.StayLonger());

        show(page, 4, language, new Stay(Furnished.B05, 2 * day, day, OptionalLong.of(ends + day), true));
        assertThat(page.locator("main")).containsText("2026-11-29 12:00");
        page.locator("[data-touch='done']").tap();
        assertThat(touched()).isEqualTo(new Touch.Done());
        assertThat(browsing.complaints()).isEmpty();
    }

    /** What a phone in front of the screen reads. */
    private static String read(Page page) throws Exception {
        BufferedImage seen =
                ImageIO.read(new ByteArrayInputStream(page.locator(".qr").screenshot()));
        int[] pixels = seen.getRGB(0, 0, seen.getWidth(), seen.getHeight(), null, 0, seen.getWidth());
        return new QRCodeReader()
                .decode(new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(seen.getWidth(), seen.getHeight(), pixels))))
                .getText();
    }

    private Page open(Language language, parcellocker.agent.locker.Page first) {
        kiosk.show(shown(1, language, first));
        Page page = browsing.open(kiosk, 1280, 800);
        page.waitForSelector(".screen[data-view='1']");
        return page;
    }

    private void show(Page page, long view, Language language, parcellocker.agent.locker.Page next) {
        kiosk.show(shown(view, language, next));
        page.waitForSelector(".screen[data-view='" + view + "']");
    }

    private static Shown shown(long view, Language language, parcellocker.agent.locker.Page page) {
        return new Shown(view, page, new Comfort(language, new TreeSet<>()), false, true, List.of(), Optional.empty());
    }

    private Touch touched() throws InterruptedException {
        Input input = inbox.poll(20, TimeUnit.SECONDS);
        while (input instanceof Input.Touched touched && touched.touch() instanceof Touch.MoreTime) {
            input = inbox.poll(20, TimeUnit.SECONDS);
        }
        assertThat(input).as("a touch within 20 s").isInstanceOf(Input.Touched.class);
        return ((Input.Touched) input).touch();
    }
}
