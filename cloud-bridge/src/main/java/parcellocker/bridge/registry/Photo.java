package parcellocker.bridge.registry;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** A picture as it is kept: drawn anew, so that nothing of its maker (place, camera, time) goes along, and no larger than needed. */
public final class Photo {
    /** What is taken in, bytes. */
    public static final int MOST_BYTES = 8 << 20;

    private static final int MOST_PIXELS = 50_000_000;
    private static final int LONGEST_SIDE = 1_600;

    private Photo() {}

    /** A JPEG of a JPEG or PNG; {@link Problem#REQUEST_MALFORMED} if it is none, or too many pixels. */
    public static byte[] clean(byte[] bytes) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw refused("not a JPEG or PNG");
            }
            return written(scaled(read(readers.next(), in)));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "photo: cannot be read", broken);
        }
    }

    private static BufferedImage read(ImageReader reader, ImageInputStream in) throws IOException {
        try {
            reader.setInput(in, true, true);
            // Before a pixel is unpacked: a small file can hold a very large picture.
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                throw refused("more than " + MOST_PIXELS + " pixels");
            }
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage scaled(BufferedImage image) {
        double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(image, 0, 0, width, height, null);
        pen.dispose();
        return drawn;
    }

    private static byte[] written(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }

    private static ProblemException refused(String why) {
        return new ProblemException(Problem.REQUEST_MALFORMED, "photo: " + why);
    }
}
