package parcellocker.agent.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Page;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import parcellocker.agent.locker.Input;
import parcellocker.agent.locker.Language;
import parcellocker.agent.locker.LiveLocker;
import parcellocker.agent.locker.Token;
import parcellocker.agent.locker.Touch;

/** A sender and a collector before a real browser and the real rules, by the screen, the scanner and the doors alone. */
@ExtendWith(ChromiumPresent.class)
@ResourceLock(ChromiumPresent.ONE)
class MailInFlowIT {
    private static final String ORDER = "SO20261126001";
    private final Browsing browsing;
    private final BlockingQueue<Input> inbox = new LinkedBlockingQueue<>();
    private final KioskServer kiosk = KioskServer.start(
            new KioskSettings("127.0.0.1", 0, Optional.of("a-long-boot-token")),
            Furnished.cabinet(),
            inbox::offer,
            Furnished::phone);
    private final LiveLocker locker = new LiveLocker(Furnished.cabinet(), kiosk, 1);

    MailInFlowIT(Browsing browsing) {
        this.browsing = browsing;
    }

    @AfterEach
    void close() {
        browsing.closeWindows();
        kiosk.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_sender_leaves_a_parcel_and_takes_a_receipt_home_and_a_collector_takes_the_parcel(Language language)
            throws Exception {
        Page page = browsing.open(kiosk, 1024, 600);
        locker.give(new Input.Touched(locker.view(), new Touch.Speak(language)));
        scans(Token.Kind.MAIL_IN, ORDER + " S SF RN-00001");
        shows(page, "PrepareMailIn");
        assertThat(page.locator("h1").textContent()).contains(ORDER);
        assertThat(page.locator(".message").textContent()).contains(language == Language.ZH ? "请勿封装" : "unsealed");
        taps(page, "start-mail-in");
        shows(page, "Opening");
        locker.springs();
        shows(page, "PutMailIn");
        assertThat(page.locator("h1").textContent()).contains(language == Language.ZH ? "勿封装" : "unsealed");
        locker.pass(6_000);
        locker.shuts();
        shows(page, "Receipt");
        assertThat(page.locator(".lines").textContent()).contains(ORDER);
        assertThat(photographed(page)).startsWith("PLR1/live/" + ORDER + "/").doesNotContain("RN-00001");
        taps(page, "done");
        shows(page, "Home");

        scans(Token.Kind.COLLECTOR, "sun");
        shows(page, "CourierHome");
        taps(page, "show-collection");
        shows(page, "Collection");
        assertThat(page.locator(".collection").textContent()).contains(ORDER, "SF");
        taps(page, "collect");
        shows(page, "Opening");
        locker.springs();
        shows(page, "TakeMailIn");
        locker.pass(4_000);
        locker.shuts();
        shows(page, "Looked");
        taps(page, "back");
        shows(page, "CourierHome");
        assertThat(page.locator("form[hx-post='/touch/show-collection']").count())
                .as("nothing is left to collect")
                .isZero();
        assertThat(browsing.complaints()).isEmpty();
    }

    private void scans(Token.Kind kind, String subject) {
        locker.give(new Input.Scanned(locker.token(kind, subject)));
    }

    private void taps(Page page, String touch) throws InterruptedException {
        page.locator("form[hx-post='/touch/" + touch + "'] button").first().click();
        Input input = inbox.poll(10, TimeUnit.SECONDS);
        assertThat(input).as(touch).isNotNull();
        locker.give(input);
    }

    private static void shows(Page page, String name) {
        page.waitForSelector(".screen[data-page='" + name + "']");
    }

    /** What a phone reads from the receipt's code, held a little aslant: each of its frames is turned a little more. */
    private static String photographed(Page page) throws Exception {
        BufferedImage screen =
                ImageIO.read(new ByteArrayInputStream(page.locator("svg.qr").screenshot()));
        return IntStream.rangeClosed(3, 12)
                .mapToObj(frame -> frame(screen, 0.01 * frame))
                .flatMap(frame -> read(frame).stream())
                .findFirst()
                .orElseThrow();
    }

    private static BufferedImage frame(BufferedImage screen, double aslant) {
        BufferedImage photo = new BufferedImage(500, 500, BufferedImage.TYPE_INT_RGB);
        Graphics2D lens = photo.createGraphics();
        lens.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        lens.rotate(aslant, 250, 250);
        lens.drawImage(screen, 90, 90, (int) (screen.getWidth() * 0.8), (int) (screen.getHeight() * 0.8), null);
        lens.dispose();
        return photo;
    }

    /** One frame in thirty is not read, whatever it shows: ZXing takes something else for the code's corners. */
    private static Optional<String> read(BufferedImage photo) {
        int[] pixels = photo.getRGB(0, 0, 500, 500, null, 0, 500);
        try {
            return Optional.of(new QRCodeReader()
                    .decode(
                            new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(500, 500, pixels))),
                            Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText());
        } catch (ReaderException unreadable) {
            return Optional.empty();
        }
    }
}
