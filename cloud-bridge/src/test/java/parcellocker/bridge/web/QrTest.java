package parcellocker.bridge.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every drawing can be read, whatever token it holds. */
class QrTest {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final Pattern SIDE = Pattern.compile("viewBox=\"0 0 (\\d+) ");
    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
    private static final int PIXELS = 5;

    private static String token(Random chance, int length) {
        StringBuilder text = new StringBuilder();
        chance.ints(length, 0, LETTERS.length()).forEach(at -> text.append(LETTERS.charAt(at)));
        return text.toString();
    }

    private static BufferedImage painted(String svg) {
        Matcher size = SIDE.matcher(svg);
        assertThat(size.find()).isTrue();
        int side = Integer.parseInt(size.group(1)) * PIXELS;
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = picture.createGraphics();
        brush.setColor(Color.WHITE);
        brush.fillRect(0, 0, side, side);
        brush.setColor(Color.BLACK);
        Matcher module = MODULE.matcher(svg);
        while (module.find()) {
            int left = Integer.parseInt(module.group(1)) * PIXELS;
            int top = Integer.parseInt(module.group(2)) * PIXELS;
            brush.fillRect(left, top, PIXELS, PIXELS);
        }
        brush.dispose();
        return picture;
    }

    @Test
    void a_phone_reads_any_token() {
        Random chance = new Random(20261126);
        for (int drawn = 0; drawn < 200; drawn++) {
            String token = token(chance, 40 + drawn * 2);
            assertThat(Lens.read(painted(Qr.svg(token, "QR")))).hasValue(token);
        }
    }
}
