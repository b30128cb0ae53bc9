package parcellocker.sim.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole system in its processes: a recipient holds their phone, with the page of the notice's link, before the scanner. */
class RecipientPageTest {
    private static final String WAYBILL = "SF7000000011";
    private static final Pattern LINK = Pattern.compile("http://127\\.0\\.0\\.1(/p/([0-9a-z]{26}))");
    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
    private static final int PIXELS = 4;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void the_qr_of_the_page_opens_the_locker_and_the_page_then_says_that_it_is_collected(@TempDir Path folder)
            throws Exception {
        try (Parts parts = new Parts(folder.resolve("data"), "page: {url: 'http://127.0.0.1'}")) {
            String where = deposited(parts);
            String path = link(parts);
            String page = page(parts, path);
            assertThat(page).contains("您的快件已到柜", "西工区王城花园智能快件箱", ">" + where + "<");
            Touchscreen screen = parts.touchscreen();
            screen.awaitPage("Home");
            parts.cabinet().scan(scanned(page));
            assertThat(screen.awaitPage("TakeParcel").path("compartment").asText())
                    .isEqualTo(where);
            parts.cabinet().awaitOpen(where);
            parts.cabinet().take(where);
            Pauses.people();
            parts.cabinet().close(where);
            screen.awaitPage("PickedUp");
            Await.until(
                    "the page says that it is collected",
                    Duration.ofSeconds(30),
                    () -> page(parts, path).contains("<h1>已取件</h1>"));
            assertThat(page(parts, path)).contains("取件时间").doesNotContain("<svg");
            assertThat(new Privacy(parts).isKept(WAYBILL))
                    .as("nobody wrote the link")
                    .isTrue();
        }
    }

    private static String deposited(Parts parts) {
        parts.city().announce(WAYBILL, "欧阳金丝雀", "13912345678", "S");
        Touchscreen screen = parts.touchscreen();
        screen.awaitOnline(true);
        new Looks(parts).awaitAnnounced(WAYBILL);
        screen.awaitPage("Home");
        screen.touch("courier");
        screen.awaitPage("CourierSignIn");
        screen.touch("sign-in", Map.of("badge", City.BADGE, "pin", City.PIN));
        screen.awaitPage("CourierHome");
        parts.cabinet().scan(WAYBILL);
        String where = screen.awaitPage("PutParcelIn").path("compartment").asText();
        parts.cabinet().awaitOpen(where);
        parts.cabinet().put(where, WAYBILL);
        Pauses.people();
        parts.cabinet().close(where);
        screen.awaitPage("CourierHome");
        screen.leave();
        return where;
    }

    private static String link(Parts parts) {
        Matcher link = LINK.matcher(parts.city().notice(WAYBILL).path("text").asText());
        assertThat(link.find()).isTrue();
        parts.canaries().add(link.group(2));
        return link.group(1);
    }

    private String page(Parts parts, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(parts.bridge() + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        HttpResponse<String> answer =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** What the drawing says. The picture has no fault, so nothing needs to be detected: ZXing's detector misses a few of any hundred codes. */
    private static String scanned(String page) throws ReaderException {
        Matcher size = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(page);
        assertThat(size.find()).isTrue();
        int side = Integer.parseInt(size.group(1)) * PIXELS;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xFFFFFF);
        Matcher module = MODULE.matcher(page);
        while (module.find()) {
            int left = Integer.parseInt(module.group(1)) * PIXELS;
            int top = Integer.parseInt(module.group(2)) * PIXELS;
            for (int y = top; y < top + PIXELS; y++) {
                Arrays.fill(pixels, y * side + left, y * side + left + PIXELS, 0);
            }
        }
        return new QRCodeReader()
                .decode(
                        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels))),
                        Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }
}
