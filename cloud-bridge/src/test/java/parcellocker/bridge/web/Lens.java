package parcellocker.bridge.web;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What reads a QR code from a picture as a phone does: in a second it sees many frames, each a little nearer or further
 * away and a little aslant. One frame is not enough: ZXing's detector takes about three in a hundred dense codes for
 * another shape, also in a picture without any fault.
 */
final class Lens {
    private static final int FRAMES = 24;
    private static final Map<DecodeHintType, ?> HINTS = Map.of(DecodeHintType.TRY_HARDER, true);

    private Lens() {}

    /** What the first frame says that can be read. */
    static Optional<String> read(BufferedImage picture) {
        return IntStream.range(0, FRAMES)
                .mapToObj(frame -> held(picture, frame))
                .flatMap(frame -> decoded(frame).stream())
                .findFirst();
    }

    /** The first frame is the picture itself; the hand that holds the phone moves to and fro. */
    private static BufferedImage held(BufferedImage picture, int frame) {
        double near = 1 - 0.03 * (frame % 7);
        int step = (frame + 1) / 2;
        double aslant = 0.012 * (frame % 2 == 0 ? step : -step);
        int width = (int) (picture.getWidth() * near);
        int height = (int) (picture.getHeight() * near);
        BufferedImage seen = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D lens = seen.createGraphics();
        lens.setColor(Color.WHITE);
        lens.fillRect(0, 0, width, height);
        lens.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        lens.rotate(aslant, width / 2.0, height / 2.0);
        lens.drawImage(picture, 0, 0, width, height, null);
        lens.dispose();
        return seen;
    }

    private static Optional<String> decoded(BufferedImage frame) {
        int width = frame.getWidth();
        int[] pixels = frame.getRGB(0, 0, width, frame.getHeight(), null, 0, width);
        RGBLuminanceSource source = new RGBLuminanceSource(width, frame.getHeight(), pixels);
        try {
            return Optional.of(new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)), HINTS)
                    .getText());
        } catch (ReaderException unreadable) {
            return Optional.empty();
        }
    }
}
