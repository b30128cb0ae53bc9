package parcellocker.agent.hardware.camera;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures as a camera would take them of a label. */
final class TestPictures {
    static final int WIDTH = 640;
    static final int HEIGHT = 480;

    private TestPictures() {}

    static BufferedImage even(Color color) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(color);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.dispose();
        return image;
    }

    /** A label in the middle of something grey, turned. */
    static BufferedImage label(String text, BarcodeFormat format, double degrees, boolean isInverted) {
        boolean isSquare = format == BarcodeFormat.QR_CODE;
        BitMatrix bits;
        try {
            bits = new MultiFormatWriter().encode(text, format, isSquare ? 260 : 420, isSquare ? 260 : 120);
        } catch (WriterException cannot) {
            throw new IllegalArgumentException(cannot);
        }
        BufferedImage label =
                new BufferedImage(bits.getWidth() + 40, bits.getHeight() + 40, BufferedImage.TYPE_INT_RGB);
        int paper = isInverted ? 0x101010 : 0xF0F0F0;
        int ink = isInverted ? 0xF0F0F0 : 0x101010;
        for (int y = 0; y < label.getHeight(); y++) {
            for (int x = 0; x < label.getWidth(); x++) {
                boolean isIn = x >= 20 && y >= 20 && x - 20 < bits.getWidth() && y - 20 < bits.getHeight();
                label.setRGB(x, y, isIn && bits.get(x - 20, y - 20) ? ink : paper);
            }
        }
        BufferedImage image = even(new Color(150, 150, 150));
        Graphics2D pen = image.createGraphics();
        AffineTransform turn = AffineTransform.getTranslateInstance(WIDTH / 2.0, HEIGHT / 2.0);
        turn.rotate(Math.toRadians(degrees));
        turn.translate(-label.getWidth() / 2.0, -label.getHeight() / 2.0);
        pen.drawImage(label, turn, null);
        pen.dispose();
        return image;
    }

    static byte[] jpeg(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    static byte[] jpegOf(String text) {
        return jpeg(label(text, BarcodeFormat.QR_CODE, 0, false));
    }
}
